/// Measures kernels and networks by JMH, beside EJML.
package io.grapevine.lab.bench.neural;
