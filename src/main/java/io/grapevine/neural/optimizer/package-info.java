/// What learns: optimizers with their memory, schedules, clipping, early stopping.
package io.grapevine.neural.optimizer;
