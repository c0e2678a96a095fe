package com.sinch.operator.it;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * What goes wrong with an operator's writes of Secrets and of the statuses of Subprojects, in each namespace by itself; and
 * which of them there were.
 */
final class Faults implements Interceptor {

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Pattern WRITTEN = Pattern.compile(
            ".*/namespaces/(?<namespace>[^/]+)/(?<resource>secrets|subprojects)(/[^/]+(?<sub>/status)?)?");

    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Map<String, List<String>> tried = new ConcurrentHashMap<>();
    private final Set<UUID> unanswered = ConcurrentHashMap.newKeySet();

    /** How a write goes wrong. */
    enum Kind {
        /** The operator has ended: neither this write nor any after it is sent. */
        STOPPED,
        /** The write is not sent. The operator goes on. */
        NOT_SENT,
        /** The write is done, and the answer is lost. The operator goes on. */
        NOT_ANSWERED
    }

    /**
     * A fault.
     *
     * @param kind how it goes wrong
     * @param write which write, from 0
     */
    record Fault(Kind kind, int write) {

        private boolean hits(int number) {
            return number == write || (kind == Kind.STOPPED && number > write);
        }

        @Override
        public String toString() {
            return kind + " at write " + (write + 1);
        }
    }

    /** Thrown into the operator; without a trace, which would be logged a hundred times. */
    static final class Injected extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Injected(String message) {
            super(message, null, false, false);
        }
    }

    /** Has it go wrong in that namespace. */
    void inject(String namespace, Fault fault) {
        faults.put(namespace, fault);
    }

    /** The writes of that namespace, in their order, those that were not sent among them. */
    List<String> tried(String namespace) {
        return List.copyOf(tried.getOrDefault(namespace, List.of()));
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        var path = WRITTEN.matcher(request.uri().getPath());
        if (!WRITES.contains(request.method()) || !path.matches()) {
            return;
        }
        var namespace = path.group("namespace");
        var written = tried.computeIfAbsent(namespace, unused -> new CopyOnWriteArrayList<>());
        written.add(request.method() + " " + path.group("resource")
                + Optional.ofNullable(path.group("sub")).orElse(""));
        var number = written.size() - 1;
        var fault = faults.get(namespace);
        if (fault == null || !fault.hits(number)) {
            return;
        }
        if (fault.kind() == Kind.NOT_ANSWERED) {
            unanswered.add(request.id());
            return;
        }
        throw new Injected("write " + written.get(number) + " is not sent: " + fault);
    }

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        if (unanswered.remove(request.id())) {
            throw new Injected("the answer of " + request.method() + " is lost");
        }
    }
}
