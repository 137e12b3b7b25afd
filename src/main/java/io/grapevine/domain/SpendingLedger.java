package io.grapevine.domain;

import io.grapevine.domain.AnswerEvent.Usage;
import java.time.LocalDate;

/// What chat models have cost each day, kept where every process of the service sees it.
public interface SpendingLedger {

    /// Keeps what one process has spent on a day so far. Sums only grow: one that is less than what is kept
    /// changes nothing, so the same sum may come twice and an older one late.
    void keep(LocalDate day, String process, Usage sum);

    /// What all processes have spent on a day.
    Usage of(LocalDate day);
}
