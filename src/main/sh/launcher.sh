#!/bin/sh
# The beginning of the jar, which so can be started by itself: as ./sinch-operator.jar, or as the kubectl plugin that it
# becomes under the name kubectl-sinch. `java -jar` does not see it.

program=${0##*/}
case $program in
  kubectl-*) program="kubectl ${program#kubectl-}" ;;
esac

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if ! command -v "$java" >/dev/null; then
  echo "$program needs Java 17 or newer, and $java is not there: install it, or set JAVA_HOME to where it is." >&2
  exit 127
fi

# A command is over before the second compiler and a parallel collector have paid for themselves.
exec "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dsinch.operator.program="$program" -jar "$0" "$@"
