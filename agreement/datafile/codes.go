package datafile

// The kinds of problems that this package reports.
const (
	CodeUnreadable    Code = "unreadable"          // the file could not be read
	CodeTooLarge      Code = "too-large"           // over a limit: bytes, nodes or depth
	CodeNotUTF8       Code = "not-utf8"            // a byte that is not UTF-8, or another encoding
	CodeNotNFC        Code = "not-nfc"             // a letter written as two characters
	CodeControl       Code = "control-character"   // an unprintable or invisible character
	CodeLineBreak     Code = "line-break"          // a line break that is neither LF nor CRLF
	CodeTab           Code = "tab"                 // a tab in the indentation
	CodeConflict      Code = "conflict-marker"     // a merge conflict left in the file
	CodeSecondDoc     Code = "second-document"     // a --- or ... line
	CodeDirective     Code = "directive"           // a %YAML or %TAG line
	CodeSyntax        Code = "syntax"              // not YAML
	CodeUnclosed      Code = "unclosed"            // a quote or bracket that is never closed
	CodeColonInText   Code = "colon-in-text"       // ": " inside an unquoted text
	CodeReservedStart Code = "reserved-start"      // an unquoted text that starts with a reserved character
	CodeEmptyFile     Code = "empty-file"          // no mapping in the file
	CodeAlias         Code = "alias"               // an anchor, an alias or a merge key
	CodeTag           Code = "tag"                 // a tag such as !!str
	CodeComment       Code = "comment-after-value" // a comment on the line of an unquoted value
	CodeMultiLine     Code = "multi-line"          // an unquoted text over several lines
	CodeBadKey        Code = "bad-key"             // a key that is not a plain word, or has the wrong form
	CodeDuplicateKey  Code = "duplicate-key"       // a key given twice in one mapping
	CodeUnknownKey    Code = "unknown-key"         // a key that the record does not have
	CodeMissing       Code = "missing"             // a required key that is absent
	CodeEmptyValue    Code = "empty-value"         // a key or list entry without a value
	CodeWrongType     Code = "wrong-type"          // a list where a text is expected, and so on
	CodeBadValue      Code = "bad-value"           // a text of the wrong form
	CodeQuote         Code = "needs-quotes"        // a text that YAML reads as a number or a truth value
)
