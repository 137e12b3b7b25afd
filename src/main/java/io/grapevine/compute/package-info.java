/// Threads for work that computes. Any package but the networks and the domain may hand work to them.
package io.grapevine.compute;
