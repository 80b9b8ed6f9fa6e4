// Reads questions, one JSON object a line, and answers each as the controllers of Kubernetes count: how many pods a disruption budget lets be evicted
// when all are healthy (getExpectedPodCount and updatePdbStatus of the disruption controller), and how many replicas a rolling update may take away
// (ResolveFenceposts and MaxUnavailable of the deployment controller). Percentages are scaled by the library that both use.
package main

import (
	"bufio"
	"encoding/json"
	"os"

	"k8s.io/apimachinery/pkg/util/intstr"
)

type question struct {
	Replicas       int                 `json:"replicas"`
	MinAvailable   *intstr.IntOrString `json:"minAvailable"`
	MaxUnavailable *intstr.IntOrString `json:"maxUnavailable"`
	MaxSurge       *intstr.IntOrString `json:"maxSurge"`
}

func scaled(value *intstr.IntOrString, of int, up bool) int {
	n, err := intstr.GetScaledValueFromIntOrPercent(value, of, up)
	if err != nil {
		panic(err)
	}
	return n
}

func evictable(q question) int {
	desired := 0
	if q.MaxUnavailable != nil {
		desired = max(0, q.Replicas-scaled(q.MaxUnavailable, q.Replicas, true))
	} else {
		desired = scaled(q.MinAvailable, q.Replicas, true)
	}
	if q.Replicas <= 0 {
		return 0
	}
	return max(0, q.Replicas-desired)
}

func away(q question) int {
	surge := scaled(q.MaxSurge, q.Replicas, true)
	unavailable := scaled(q.MaxUnavailable, q.Replicas, false)
	if surge == 0 && unavailable == 0 {
		unavailable = 1
	}
	return min(unavailable, q.Replicas)
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	out := json.NewEncoder(os.Stdout)
	for in.Scan() {
		var q question
		if err := json.Unmarshal(in.Bytes(), &q); err != nil {
			panic(err)
		}
		if q.MaxSurge != nil {
			out.Encode(away(q))
		} else {
			out.Encode(evictable(q))
		}
	}
}
