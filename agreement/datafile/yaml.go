package datafile

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"gopkg.in/yaml.v3"
)

// This file alone knows which YAML library there is, so that exchanging it is a
// change of one line.

type yamlNode = yaml.Node

const (
	aliasNode    = yaml.AliasNode
	mappingNode  = yaml.MappingNode
	scalarNode   = yaml.ScalarNode
	sequenceNode = yaml.SequenceNode

	flowStyle         = yaml.FlowStyle
	foldedStyle       = yaml.FoldedStyle
	literalStyle      = yaml.LiteralStyle
	singleQuotedStyle = yaml.SingleQuotedStyle
	doubleQuotedStyle = yaml.DoubleQuotedStyle
)

// parse is the only place that lets yaml.v3 loose on a file, and only into its
// nodes: it panics on some inputs when it decodes into Go values.
func parse(text string) (root *yamlNode, err error) {
	defer func() {
		if r := recover(); r != nil {
			root, err = nil, fmt.Errorf("yaml: %v", r)
		}
	}()
	if root := parseBlock(text); root != nil {
		return root, nil
	}
	return parseWhole(text)
}

// parseBlock parses a file whose value is a block that begins in the first column,
// and returns nil for any other. Behind such a block only a document marker lets a
// file go on, so that the faster call, which looks no further, leaves nothing out.
func parseBlock(text string) *yamlNode {
	if strings.Contains(text, "---") || strings.Contains(text, "...") {
		return nil
	}
	var doc yamlNode
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil || len(doc.Content) == 0 {
		return nil
	}
	root := doc.Content[0]
	block := root.Kind == yaml.MappingNode || root.Kind == yaml.SequenceNode
	if !block || root.Style&yaml.FlowStyle != 0 || root.Column != 1 {
		return nil
	}
	return root
}

// parseWhole parses a file of any kind.
func parseWhole(text string) (*yamlNode, error) {
	var doc, rest yamlNode
	decoder := yaml.NewDecoder(strings.NewReader(text))
	err := decoder.Decode(&doc)
	switch {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, err
	case len(doc.Content) == 0:
		return nil, nil
	}
	// The first call stops where the first value is complete, and so says
	// nothing of a file that goes on behind it.
	if err := decoder.Decode(&rest); !errors.Is(err, io.EOF) {
		return nil, cmp.Or(err, errors.New("yaml: the file goes on after its value is complete"))
	}
	return doc.Content[0], nil
}
