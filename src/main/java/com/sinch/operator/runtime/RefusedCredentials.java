package com.sinch.operator.runtime;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.net.HttpURLConnection;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in a line when the API server has ceased to accept the operator's credentials, and when it accepts them again. The
 * failures themselves do not tell: over HTTP/2 an API server closes the connection of whom it does not know, and the client
 * sees a connection that is gone in place of the answer.
 */
public final class RefusedCredentials implements Interceptor {

    private static final Logger log = LoggerFactory.getLogger(RefusedCredentials.class);

    /** An API server that ends closes connections as well, but answers soon after that. */
    private static final int TOLD_AFTER = 5;

    private static final String CLOSED = "GOAWAY";

    private final AtomicInteger inARow = new AtomicInteger();

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        if (response.code() == HttpURLConnection.HTTP_UNAUTHORIZED) {
            refused();
        } else if (inARow.getAndSet(0) >= TOLD_AFTER) {
            log.info("The API server accepts the operator's credentials again");
        }
    }

    @Override
    public void afterConnectionFailure(HttpRequest request, Throwable failure) {
        if (isOne(failure)) {
            refused();
        }
    }

    private void refused() {
        if (inARow.incrementAndGet() == TOLD_AFTER) {
            log.error(
                    "The API server does not accept the operator's credentials any more: nothing is done until it does."
                            + " Check the operator's service account, and that its token is renewed.");
        }
    }

    /** Whether a failure is how a client sees that it was refused. */
    static boolean isOne(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains(CLOSED)) {
                return true;
            }
        }
        return false;
    }
}
