package io.grapevine.conversation;

import io.grapevine.answer.AnswerPipeline;
import io.grapevine.answer.exchange.Exchange;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Builds conversations from the answer pipeline and the configured limits.
final class ConversationBeans {

    @Produces
    @ApplicationScoped
    Answers answers(AnswerPipeline pipeline) {
        return pipeline::answer;
    }

    @Produces
    @ApplicationScoped
    Search search(AnswerPipeline pipeline) {
        return new Search() {
            @Override
            public Evidence find(Exchange exchange) {
                return pipeline.find(exchange);
            }

            @Override
            public Evidence search(Question question, RetrievalMode mode, int k) {
                return pipeline.search(question, mode, k);
            }
        };
    }

    @Produces
    @Singleton
    AdmissionGate gate(LimitsConfig limits) {
        return new AdmissionGate(limits.atWork(), limits.waiting(), limits.patience());
    }
}
