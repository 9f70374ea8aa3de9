package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/policy"
)

// maxBody bounds an order, in bytes.
const maxBody = 16 << 10

var (
	errMediaType = errors.New("send the order as application/json")
	errEmpty     = errors.New("the body is empty; send an order")
	errTrailing  = errors.New("something follows the order; send one order")
)

// readOrder reads the body as one order and nothing else. The day is zero where
// there is none.
func readOrder(w http.ResponseWriter, r *http.Request) (policy.Order, error) {
	mediaType, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || mediaType != "application/json" {
		return policy.Order{}, errMediaType
	}
	dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody))
	q, err := decodeOrder(dec)
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return policy.Order{}, fmt.Errorf("an order has at most %d bytes: %w", maxBody, err)
	}
	if err == io.EOF {
		return policy.Order{}, errEmpty
	}
	if err != nil {
		return policy.Order{}, err
	}
	switch _, err = dec.Token(); {
	case err == nil:
		return policy.Order{}, errTrailing
	case err != io.EOF:
		return policy.Order{}, fmt.Errorf("after the order: %w", err)
	}
	return q, nil
}

func decodeOrder(dec *json.Decoder) (policy.Order, error) {
	var q policy.Order
	err := object(dec, func(field string) (err error) {
		switch field {
		case "service":
			q.Service, err = text(dec)
		case "category":
			q.Category, err = text(dec)
		case "channel":
			q.Channel, err = text(dec)
		case "on":
			q.On, err = day(dec)
		case "known":
			q.Known, err = day(dec)
		case "facts":
			err = dec.Decode(&q.Facts)
		default:
			fields := []string{"service", "category", "channel", "on", "known", "facts"}
			err = errors.New("is no field of an order; " + datafile.Suggest(field, fields))
		}
		return err
	})
	return q, err
}

func day(dec *json.Decoder) (agreement.Date, error) {
	s, err := text(dec)
	if err != nil {
		return agreement.Date{}, err
	}
	return agreement.ParseDate(s)
}

func text(dec *json.Decoder) (string, error) {
	token, err := dec.Token()
	s, ok := token.(string)
	if err == nil && !ok {
		err = errors.New("is not a text")
	}
	return s, whole(err)
}

// object reads an object member by member. Unlike json.Unmarshal it takes no
// name twice and in no other case, so that no "no" is overwritten by a "yes".
func object(dec *json.Decoder, member func(name string) error) error {
	open, err := dec.Token()
	if err != nil {
		return err
	}
	if open != json.Delim('{') {
		return errors.New("is not an object")
	}
	seen := map[string]bool{}
	for dec.More() {
		name, err := text(dec)
		switch {
		case err != nil:
			return err
		case seen[name]:
			return fmt.Errorf("%q is there twice", name)
		}
		seen[name] = true
		if err := whole(member(name)); err != nil {
			return fmt.Errorf("%q: %w", name, err)
		}
	}
	_, err = dec.Token()
	return whole(err)
}

// whole tells a body that is cut off from one that ends.
func whole(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
