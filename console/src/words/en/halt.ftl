# The call to check fire, and the page of a running halt.
halt-title = Check fire
halt-reading = Reading the call …
halt-call = CHECK FIRE
halt-drill-call = DRILL: check fire
halt-drill-stamp = DRILL
halt-summary = { $kind }: { $what }

# Calling.
halt-call-drill = Drill
halt-call-drill-hint = THIS IS A DRILL. The desks are called as in earnest, and every word is marked DRILL.
halt-call-leave = Close without calling
halt-call-refused = The desk did not take the call. Nothing was sent. Telephone now, or correct it and send again.
halt-call-where = Where is the fire?
halt-call-where-hint = As you would say it on the telephone, or coordinates. Your words go as they are.
halt-call-where-asked = Say where, or choose a notice.
halt-call-readings = Read as a point? One tap adds it. This can wait.
halt-call-from = Measured from { $landmark }
halt-call-doubtful = another reading of the digits
halt-call-as-words = Not read as a point. It goes as your words.
halt-call-notice = Is it about a notice?
halt-call-notice-none = No, or not known
halt-call-notice-more =
    { $count ->
        [one] One more notice
       *[other] { $count } more notices
    }
halt-call-what = What is being hit?
halt-call-what-asked = Say what is being hit, or tap a phrase.
halt-call-phrases = Phrases that fill the field
halt-call-phrase-troops = Our troops
halt-call-troops-of = Troops of { $party }
halt-call-phrase-civilians = Civilians
halt-call-phrase-clinic = A hospital or clinic
halt-call-phrase-convoy = A convoy
halt-call-phrase-unknown = Unknown, people are being hit
halt-call-more = Add more now, or later by telephone
halt-call-since = Since when
halt-call-seen-from = Seen from where
halt-call-words = In the words of who reported it
halt-call-caller = Who reported it
halt-call-send = CHECK FIRE NOW
halt-call-send-drill = CALL A DRILL
halt-call-keys = Ctrl+Enter calls from any field

# Sent, or not sent.
halt-sending = SENDING
halt-not-sent = NOT SENT
halt-not-sent-telephone = Telephone now.
halt-not-sent-since = no receipt since
halt-not-sent-hint = The call is signed and kept on this device. It is sent again every few seconds until the desk answers, and this page then opens the call by itself. Do not wait for it.
halt-not-sent-leave = Go on; keep sending
halt-not-recorded = CARRIED, NOT RECORDED YET. The desks have the call. The desk’s disk is full, so there is no receipt yet.
halt-recorded-later = Carried at once, recorded later, at

# Said aloud.
halt-aloud = Say this on the telephone
halt-aloud-call = Check fire. Check fire.
halt-aloud-drill = Drill. Drill. Check fire, drill.
halt-aloud-where = Where:
halt-aloud-point = Point:
halt-aloud-what = Being hit:
halt-aloud-by = Called by
halt-aloud-number = Call number:
halt-aloud-back = Say it back: where, and what is being hit.

# The face.
halt-state-called = Called. Not taken yet.
halt-state-delivered = Delivered. Not taken yet.
halt-state-acknowledged = Taken. Stop not ordered yet.
halt-state-stop-ordered = Stop ordered. Not stated as stopped.
halt-state-fire-stopped = Stop stated. Not verified.
halt-state-stop-verified = Stop verified. Not closed.
halt-state-reopened = REOPENED. Fire again.
halt-state-closed = Closed
halt-since-call = since the call at
halt-from-call-to-verified = from the call to the verified stop; called at
halt-from-call-to-close = from the call to the closing; called at
halt-called-by = called by
halt-where-unknown = No place was given
halt-where-announced = { $place } (as the notice announced it)
halt-within = within { $distance }
halt-notice = Notice: { $summary }
halt-not-taken = NOT TAKEN:
halt-not-reached = NOT REACHED:
halt-lights = How far the halt has come
halt-light-called = Called
halt-light-delivered = Delivered
halt-light-acknowledged = Taken
halt-light-stop-ordered = Stop ordered
halt-light-fire-stopped = Stop stated
halt-light-stop-verified = Stop verified
halt-light-closed = Closed
halt-light-lit = holds now
halt-light-not-yet = not yet
halt-light-taken-back = taken back
halt-track-strikes = a report of strikes

# What can be said.
halt-acts = What you can say
halt-take = We have it
halt-take-alternate = We have it, as alternate
halt-take-head = We have it, as head
halt-order = Stop ordered
halt-stop = Fire has stopped
halt-act-said = ✓ Said: { $act }
halt-saying = Sending; no receipt yet …
halt-wait-verify = Your stop is stated. The caller or an observer has to confirm it.
halt-wait-close = Your stop is stated and verified. The neutral desk closes the halt.
halt-told-only = Your party is told of this call. As far as this desk knows, it does not have to answer.
halt-verify = Stop verified
halt-verify-basis = How do you know that fire has stopped?
halt-verify-bases = Phrases that fill the field
halt-verify-basis-seen = No strikes seen or heard since the stop
halt-verify-basis-on-the-spot = Our people on the spot confirm it
halt-verify-basis-telephone = Confirmed by telephone from the place
halt-fire-still = Still firing
halt-fire-again = Fire again
halt-strikes = Strikes, if counted
halt-fire-reported =
    { $count ->
        [0] Reported
        [one] Reported; one strike reported so far
       *[other] Reported; { $count } strikes reported so far
    }
halt-reopen-hint = The halt is closed. A report of fire opens it again.
halt-behalf = Said to you by telephone
halt-behalf-take = They have it
halt-behalf-order = They ordered the stop
halt-behalf-stop = They say fire has stopped
halt-close = Close the halt
halt-close-open = Close with a reason
halt-close-with-reason = Sign the reason and close
halt-close-stopped = A stop was stated by { $party }
halt-close-stop-missing = No stop was stated by { $party }
halt-close-not-stopped = Nobody has stated a stop
halt-close-verified = Confirmed by { $party }
halt-close-not-verified = No confirmation by the caller or an observer
halt-close-untaken = Not taken by { $party }
halt-close-reason = Reason for closing without them
halt-close-reason-may = Reason, if you want to add one
halt-close-asked = Without the stop of everybody who has to answer and a confirmation, closing needs a reason. It is signed by your desk.

# The ladder.
halt-ladder = Ladder
halt-ladder-next = until step { $step }:
halt-ladder-closed = The halt is closed; nobody is called any more.
halt-ladder-rests = Every party that has to answer has taken the call. The ladder rests.
halt-ladder-climbed = called at
halt-ladder-not-climbed = not called
halt-ladder-top-again = The top again: all heads and the mission’s head
halt-ladder-own-picture = The neutral desk alone sees every party that has to answer.
halt-reach-alternates = the alternates
halt-reach-everybody = whoever is on duty, and the alternates
halt-reach-heads = the heads of these parties, and the neutral desk
halt-reach-all-heads = the heads of all parties, and the mission’s head

# The parties.
halt-parties = Who has to answer
halt-parties-none = Which parties have to answer is known to the neutral desk.
halt-party = Party
halt-delivered = Delivered
halt-taken = Taken
halt-ordered = Stop ordered
halt-stopped = Fire stopped, as stated
halt-mark-not-reached = NOT REACHED
halt-mark-not-taken = NOT TAKEN
halt-mark-not-yet = not yet
halt-not-shown = shown to the neutral desk
halt-no-desk = no desk
halt-by-telephone = by telephone, entered by the neutral desk
halt-role-duty = on duty
halt-role-alternate = alternate
halt-role-head = head
halt-role-mission-head = head of the mission
halt-also-told = Also delivered to

# The place.
halt-map = Place
halt-map-words = The place was given in words only; no point is drawn.
halt-map-notice = No place was given with the call; the map shows what the notice announced.
halt-map-missing = The map could not be loaded. The words above are complete.
halt-map-label = Map of the call

# The record.
halt-history = Record
halt-history-receipt = Receipt
halt-history-receipt-of = Receipt of entry { $entry }: { $kind }
halt-history-not-recorded = not recorded yet
halt-history-step = step { $step }
halt-history-strikes =
    { $count ->
        [one] one strike
       *[other] { $count } strikes
    }
halt-history-behalf = on behalf of { $party }
halt-history-cut = The log goes on; the rest stands on the page of the log.
halt-kind-halt-called = Check fire called
halt-kind-halt-delivered = Delivered
halt-kind-halt-acknowledged = Taken
halt-kind-stop-ordered = Stop ordered
halt-kind-fire-stopped = Fire stopped, as stated
halt-kind-stop-verified = Stop verified
halt-kind-fire-reported = Fire reported
halt-kind-halt-reopened = Reopened by the desk
halt-kind-escalation-stepped = The ladder climbed
halt-kind-halt-closed = Closed

# The reckoning.
halt-reckoning = From the call to the end
halt-reckoning-state = State
halt-reckoning-seconds = Since the call
halt-reckoning-strikes = Strikes until the next
halt-reckoning-steps =
    { $count ->
        [0] The ladder did not have to climb.
        [one] The ladder climbed one step.
       *[other] The ladder climbed { $count } steps.
    }
halt-reckoning-all =
    { $count ->
        [0] No strikes were reported.
        [one] One strike was reported.
       *[other] { $count } strikes were reported.
    }
halt-reopens-until = A report of fire reopens this halt at the top of the ladder, for { $clock } more, until
halt-reopens-no-more = The time in which a report of fire reopens this halt is over. If there is fire, call again.
