/// The words of the product as records and exceptions; the JDK only. Everybody may use it.
package io.grapevine.domain;
