// Reads documents, one JSON string a line, and answers for each what sigs.k8s.io/yaml makes of it, which reads manifests for kubectl and
// for the API server.
package main

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"

	"sigs.k8s.io/yaml"
)

type answer struct {
	// The document as JSON; absent where it is refused.
	JSON *string `json:"json,omitempty"`
	// A key is given twice in one mapping: kubectl takes the later one, strict decoding refuses it.
	Twice bool `json:"twice,omitempty"`
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), 1<<24)
	out := json.NewEncoder(os.Stdout)
	for in.Scan() {
		var document string
		if err := json.Unmarshal(in.Bytes(), &document); err != nil {
			panic(err)
		}
		var found answer
		if made, err := yaml.YAMLToJSON([]byte(document)); err == nil {
			text := string(made)
			found.JSON = &text
			_, err = yaml.YAMLToJSONStrict([]byte(document))
			found.Twice = err != nil && strings.Contains(err.Error(), "already set in map")
		}
		out.Encode(found)
	}
}
