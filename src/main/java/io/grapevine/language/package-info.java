/// Sentences, phrases, relations and canonical keys; serves documents and questions alike.
package io.grapevine.language;
