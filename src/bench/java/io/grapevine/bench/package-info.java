/// What only benchmarks need, with libraries of its own: JMH, and LangChain4j's store as a peer. The service
/// never loads it; `lab.bench.BenchLibrary` does.
package io.grapevine.bench;
