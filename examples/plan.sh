#!/bin/sh
# Makes plan.json of every example again, without a cloud: PLAN_LAB is an executable that is called as
#   $PLAN_LAB plan FOLDER
# and writes to standard output what `terraform show -json` says of the plan of that folder.
# With Terraform and credentials, README.md has the two ordinary commands instead.
set -eu

if [ -z "${PLAN_LAB:-}" ]; then
  echo "plan.sh: set PLAN_LAB to an executable that writes a plan as JSON ('\$PLAN_LAB plan FOLDER')." >&2
  exit 2
fi

cd "$(dirname "$0")"
for terraform in */terraform; do
  example=${terraform%/terraform}
  "$PLAN_LAB" plan "$terraform" >"$example/plan.json.new"
  mv "$example/plan.json.new" "$example/plan.json"
  echo "$example/plan.json" >&2
done
