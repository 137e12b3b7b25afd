/// The OpenAI chat protocol at `/v1`.
package io.grapevine.api.openai;
