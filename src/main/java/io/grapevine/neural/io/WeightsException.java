package io.grapevine.neural.io;

import java.io.IOException;

/// A weights file that cannot be used; the message names the file, what is wrong, and what to do.
public final class WeightsException extends IOException {

    public WeightsException(String message) {
        super(message);
    }
}
