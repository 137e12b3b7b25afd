package io.grapevine.conversation;

import io.grapevine.answer.AnswerPipeline;
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
        return pipeline::search;
    }

    @Produces
    @Singleton
    AdmissionGate gate(LimitsConfig limits) {
        return new AdmissionGate(limits.atWork(), limits.waiting(), limits.patience());
    }
}
