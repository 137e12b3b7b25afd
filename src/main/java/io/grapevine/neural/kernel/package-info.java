/// Products of matrices: plain Java, and the Vector API where the module is there.
package io.grapevine.neural.kernel;
