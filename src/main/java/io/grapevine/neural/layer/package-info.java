/// Layers: each knows its mathematics, forward and backward, and its params.
package io.grapevine.neural.layer;
