package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.exchange.Generation;

/// Writes the answer from the evidence. Implementations are safe for many threads.
@FunctionalInterface
public interface Generator {

    /// Writes the answer into the exchange's transcript, piece by piece as it comes; blocks until it is whole.
    ///
    /// @throws java.util.concurrent.CancellationException where the thread was interrupted
    Generation generate(Exchange exchange);
}
