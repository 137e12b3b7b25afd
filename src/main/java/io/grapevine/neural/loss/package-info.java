/// Losses with their gradients.
package io.grapevine.neural.loss;
