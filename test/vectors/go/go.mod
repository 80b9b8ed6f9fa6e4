module vectors

go 1.24

require (
	github.com/robfig/cron v1.2.0
	github.com/robfig/cron/v3 v3.0.1
	sigs.k8s.io/yaml v1.6.0
)

require go.yaml.in/yaml/v2 v2.4.2 // indirect
