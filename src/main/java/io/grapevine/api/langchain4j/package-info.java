/// The door for Java programs that are built on LangChain4j: retrievers, and the whole retrieval as an
/// augmentor.
package io.grapevine.api.langchain4j;
