/// A small library of neural networks: recurrent, convolutional, feed-forward, and what trains them. It depends
/// on the JDK and [EJML](https://ejml.org) only.
///
/// - A [io.grapevine.neural.layer.Param] is a named matrix with its gradient. A network is a list of layers, a
///   layer a list of params.
/// - Rows are examples. A batch of sequences is a [io.grapevine.neural.layer.Sequences]: time-major, so that
///   one time step of all of them is one block of rows.
/// - `forward` returns a buffer that the layer owns and uses again at its next call; `backward` takes the
///   gradient of the loss by
///   that output, **adds** to the gradients of the params, and returns the gradient by the input, again a buffer
/// of its own.
///   After the first few batches nothing is allocated.
/// - Threads: params may be read by many threads at once, buffers may not. `replica()` is a layer over the same
///   params with buffers of its own; a thread that answers takes a replica.
/// - Backward stands beneath forward and quotes the line that it differentiates.
/// - Every product of matrices goes through [io.grapevine.neural.kernel.Kernel].
/// - Everything here is in floats. The build writes these same sources over to doubles for the tests, where
///   central differences check every element of every gradient to 1e-6.
package io.grapevine.neural;
