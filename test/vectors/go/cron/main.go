// Reads schedules, one JSON text a line ({"dialect": ..., "text": ...}), and answers for each what robfig/cron makes of it.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"
	_ "time/tzdata"

	v1 "github.com/robfig/cron"
	v3 "github.com/robfig/cron/v3"
)

// A schedule that runs more often than this is not followed to its end.
const most = 12000

type schedule interface{ Next(time.Time) time.Time }

type answer struct {
	// The text is refused.
	Refused bool `json:"refused"`
	// There comes a time after which it never runs.
	Stops bool `json:"stops"`
	// The longest time between two runs in seconds, from 2024 to the first run of 2052.
	Gap int64 `json:"gap"`
	// It runs too often to be followed to the end: the gap is the longest of its first runs.
	Cut bool `json:"cut"`
}

func parse(dialect, text string) (s schedule, err error) {
	// Some texts without a schedule make version 3 panic.
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	if dialect == "cron-6" {
		return v1.Parse(text)
	}
	return v3.ParseStandard(text)
}

func follow(s schedule, isZoned bool) answer {
	end := time.Date(2052, 1, 1, 0, 0, 0, 0, time.UTC)
	var last time.Time
	var found answer
	t := s.Next(time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).Add(-time.Second))
	for runs := 0; ; runs++ {
		if t.IsZero() {
			found.Stops = true
			return found
		}
		// The years after the window are those of the window again, but for what zones do.
		if gap := t.Unix() - last.Unix(); runs > 0 && gap > found.Gap && (t.Before(end) || !isZoned) {
			found.Gap = gap
		}
		if !t.Before(end) {
			return found
		}
		if runs >= most {
			found.Cut = true
			return found
		}
		last, t = t, s.Next(t)
	}
}

// Does a clock that changes decide when it runs? The local time here is UTC.
func isZoned(text string) bool {
	_, zone, found := strings.Cut(text, "TZ=")
	zone, _, _ = strings.Cut(zone, " ")
	return found && zone != "" && zone != "Local" && zone != "UTC"
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), 1<<24)
	out := json.NewEncoder(os.Stdout)
	for in.Scan() {
		var asked struct{ Dialect, Text string }
		if err := json.Unmarshal(in.Bytes(), &asked); err != nil {
			panic(err)
		}
		s, err := parse(asked.Dialect, asked.Text)
		if err != nil {
			out.Encode(answer{Refused: true})
			continue
		}
		out.Encode(follow(s, isZoned(asked.Text)))
	}
}
