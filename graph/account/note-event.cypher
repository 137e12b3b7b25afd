// in: id, at, who, what, subject; out: nothing. Events are never changed.
MERGE (e:Event {id: $id})
  ON CREATE SET e.at = $at, e.who = $who, e.what = $what, e.subject = $subject
