/// The one holder of the Neo4j driver: statements from files, transactions, retries, schema.
///
/// Called by the other rooms of `graph` only.
package io.grapevine.graph.driver;
