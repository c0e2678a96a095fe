package com.sinch.operator.scenario;

import com.sinch.operator.scenario.Cluster.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Writes on their way to the controllers' caches. The watch of one kind keeps its order; two watches have no mutual order. */
final class Deliveries {

    /**
     * @param to the controller
     * @param at when it arrives
     */
    record Delivery(Kind to, Change change, Instant at) {}

    private record Watch(Kind controller, String kind) {}

    private final Random chance;
    private final Duration lag;
    private final List<Delivery> underway = new ArrayList<>();
    private final Map<Watch, Instant> last = new HashMap<>();

    Deliveries(Random chance, Duration lag) {
        this.chance = chance;
        this.lag = lag;
    }

    /** When a controller learns of what is written now. */
    Instant time(Kind to, Change change, Instant now) {
        var watch = new Watch(to, change.name().kind());
        var before = last.getOrDefault(watch, now);
        var time = lag.isZero() ? now : now.plusMillis(chance.nextInt((int) lag.toMillis()));
        var at = time.isBefore(before) ? before : time;
        last.put(watch, at);
        return at;
    }

    void send(Kind to, Change change, Instant at) {
        underway.add(new Delivery(to, change, at));
    }

    Stream<Instant> times() {
        return underway.stream().map(Delivery::at);
    }

    /** Takes out what has arrived, in the order in which it was sent. */
    List<Delivery> due(Instant now) {
        var due = underway.stream()
                .filter(delivery -> !delivery.at().isAfter(now))
                .toList();
        underway.removeAll(due);
        return due;
    }
}
