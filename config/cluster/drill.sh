#!/usr/bin/env bash
# drill.sh [KILLS [DIR]]             from a clone, with JDK and Maven; two minutes, and a few seconds a kill
# drill.sh --handovers N [DIR]       N handovers of one partition between two services, with kills: a minute, and a second or two each
# A broker, a publisher and two engines as processes on loopback. A simulated session goes through a topic of eight partitions, of
# which each engine reads some, while engines, publisher and broker are killed at random moments (SIGKILL) and started again, or the
# broker stands still for seconds (SIGSTOP). At the end the
# state and signal hashes of each underlying must be those of one replay of the session's journal on one machine.
set -euo pipefail
root=$(cd -P "$(dirname "$0")/../.." && pwd)
strikeiq=${DRILL_STRIKEIQ:-$root/strikeiq}
handovers=
what=kills
if [ "${1:-}" = --handovers ]; then
  handovers=${2:?--handovers needs their number}
  what=handovers
  shift
fi
kills=${1:-10}
dir=${2:-$(mktemp -d)}
port=${DRILL_PORT:-19392}
ticks=${DRILL_TICKS:-400000}
seed=${DRILL_SEED:-$RANDOM}
mkdir -p "$dir"
dir=$(cd -P "$dir" && pwd)
printf 'drill in %s, seed %s, %s %s\n' "$dir" "$seed" "$kills" "$what"
RANDOM=$seed
pids=()
finish() { for pid in "${pids[@]}"; do kill -9 "$pid" 2>/dev/null || true; done; }
trap finish EXIT

# The broker is a library of the module's tests.
if [ -z "${DRILL_CLASSES:-}" ]; then
  (cd "$root" && mvn -q -B -Dquick test-compile org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
    -Dmdep.outputFile=target/cp.drill.txt -pl engine/cluster -am) >&2
  module=$root/engine/cluster/target
  DRILL_CLASSES="$module/test-quick-classes:$module/quick-classes:$(cat "$module/cp.drill.txt")"
fi
if [ -n "$handovers" ]; then
  "$strikeiq" simulate --journal "$dir/session" --seed "$seed" --underlyings 4 --strikes 9 --expiries 2 --ticks "$ticks" >"$dir/simulate.log"
  # DRILL_RATE ticks a second. DRILL_SNAPSHOTS is the event time between two snapshots: of the 22,500 s of a session what passes in 100 ms.
  rate=${DRILL_RATE:-1500}
  snapshots=${DRILL_SNAPSHOTS:-$((2250000 * rate / ticks))ms}
  # DRILL_EXPERIENCE is a folder `experience` to begin with; `simulated` makes one from a session before.
  experience=${DRILL_EXPERIENCE:-}
  if [ "$experience" = simulated ]; then
    printf 'run: {name: before, source: simulate, journal: %s, stayUp: false, consoleRate: 0}\ndata: {folder: %s}\n%s\n' \
      "'$dir/before-session'" "'$dir/before'" "simulate: {seed: $((seed + 1)), underlyings: 4, strikes: 9, expiries: 2, ticks: 60000}" >"$dir/before.yaml"
    "$strikeiq" run "$dir/before.yaml" --json >"$dir/before.json" 2>"$dir/before.log"
    grep 'learned from' "$dir/before.log"
    experience=$dir/before/experience
  fi
  cd "$root/engine/cluster"
  # One kill in DRILL_KILLS handovers, 0 for none.
  java "@$root/config/jvm.args" -XX:TieredStopAtLevel=1 -Xmx768m "-Dstrikeiq.programs=$root/target/postgres" \
    "-Ddrill.experience=$experience" -cp "$DRILL_CLASSES" \
    io.strikeiq.cluster.HandoverDrill "$dir/session" "$dir" "$handovers" "${DRILL_KILLS:-3}" "$rate" "$snapshots" "$seed" "$strikeiq"
  exit
fi
brokers=0
broker() {
  brokers=$((brokers + 1))
  java -XX:TieredStopAtLevel=1 -Xmx512m -cp "$DRILL_CLASSES" io.strikeiq.cluster.TestBroker "$port" "$dir/broker" \
    >>"$dir/broker.log" 2>&1 &
  broker_pid=$!
  pids+=("$broker_pid")
  for _ in $(seq 1200); do [ "$(grep -c '^up' "$dir/broker.log")" = "$brokers" ] && return; sleep 0.1; done
  printf 'the broker is not up after two minutes; see %s\n' "$dir/broker.log"
  exit 1
}
broker

"$strikeiq" simulate --journal "$dir/session" --seed "$seed" --underlyings 6 --strikes 11 --expiries 2 --ticks "$ticks" >"$dir/simulate.log"

config() {
  cat >"$dir/$1.yaml" <<EOF
run: {name: $1, source: live, stayUp: false, consoleRate: 0}
data: {folder: $dir/$1}
live:
  feeds:
    - {venue: kafka, brokers: '127.0.0.1:$port', topic: drill.ticks, partitions: '$2', partitionCount: 8}
EOF
}
config one '0, 1, 2, 3'
config two '4, 5, 6, 7'

publisher() {
  "$strikeiq" record journal --journal "$dir/session" --to kafka --to-set "brokers=127.0.0.1:$port" \
    --to-set topic=drill.ticks --to-set partitions=8 >>"$dir/publisher.log" 2>&1 &
  publisher_pid=$!
  pids+=("$publisher_pid")
}
engine() {
  eval "$1_starts=\$((\${$1_starts:-0} + 1))"
  "$strikeiq" run "$dir/$1.yaml" --json >"$dir/$1.json" 2>>"$dir/$1.log" &
  eval "$1_pid=$!"
  pids+=($!)
}
# An engine is killed once it runs: before, it has nothing to lose.
up() {
  local starts=$1_starts
  for _ in $(seq 1200); do
    [ "$(grep -c '^run [0-9]\{8\}T' "$dir/$1.log")" = "${!starts}" ] && return
    sleep 0.05
  done
  printf '%s does not start; see %s\n' "$1" "$dir/$1.log"
  exit 1
}
kill_engine() {
  local pid=$1_pid
  up "$1"
  sleep "$((RANDOM % 3)).$((RANDOM % 10))"
  if kill -9 "${!pid}" 2>/dev/null; then
    wait "${!pid}" 2>/dev/null || true
    engine "$1"
  fi
}
# Away until it is up again.
restart_broker() {
  up one
  up two
  kill -9 "$broker_pid"
  wait "$broker_pid" 2>/dev/null || true
  broker
}
# It answers nobody for up to three seconds.
slow_broker() {
  kill -STOP "$broker_pid"
  sleep "$((RANDOM % 3)).$((RANDOM % 10))"
  kill -CONT "$broker_pid"
}
publisher
# The engines ask for a topic that is there.
for _ in $(seq 1200); do [ -d "$dir/broker/drill.ticks-7" ] && break; sleep 0.05; done
[ -d "$dir/broker/drill.ticks-7" ] || { printf 'nobody made the topic within a minute; see %s\n' "$dir/publisher.log"; exit 1; }
engine one
engine two
for ((i = 0; i < kills; i++)); do
  case $((RANDOM % 7)) in
    0) if kill -9 "$publisher_pid" 2>/dev/null; then wait "$publisher_pid" 2>/dev/null || true; publisher; fi ;;
    1 | 2) kill_engine one ;;
    3) restart_broker ;;
    4) slow_broker ;;
    *) kill_engine two ;;
  esac
done
wait "$publisher_pid" || { tail -3 "$dir/publisher.log"; exit 1; }
# One that found no broker at its start has ended with a message, and is started again.
end_engine() {
  local pid=$1_pid
  for _ in $(seq 10); do
    wait "${!pid}" && return
    tail -1 "$dir/$1.log" | grep -q 'no Kafka broker answers' || break
    engine "$1"
  done
  tail -5 "$dir/$1.log"
  exit 1
}
end_engine one
end_engine two

"$strikeiq" replay "$dir/one.yaml" --journal "$dir/session" --no-store --json >"$dir/whole.json" 2>"$dir/whole.log"
underlyings() {
  cat "$@" | grep -oE '"[^"]+":\{"signals":[0-9]+,"stateHash":"[0-9a-f]+","signalHash":"[0-9a-f]+"\}' | sort
}
underlyings "$dir/whole.json" >"$dir/whole.txt"
underlyings "$dir/one.json" "$dir/two.json" >"$dir/shares.txt"
if [ -s "$dir/whole.txt" ] && diff "$dir/whole.txt" "$dir/shares.txt"; then
  printf '%s underlyings are the same as on one machine; %s starts of the broker, %s starts of engines went on behind a kill\n' \
    "$(wc -l <"$dir/whole.txt")" "$brokers" "$(cat "$dir/one.log" "$dir/two.log" | grep -c 'going on behind tick')"
else
  printf 'DIFFERENT; see %s\n' "$dir"
  exit 1
fi
