file-title = File a notice
file-amend-title = Amend a notice
file-lead = Say where, how high, when and what. A notice informs; no answer to it is a permission.
file-amend-lead = The notice as it will stand. Every recipient is asked for an answer again.
file-amend-not = This notice cannot be amended here
file-amend-not-hint = Only its notifier can amend a notice, and only while it is neither ended nor cancelled.
file-anew = Start anew

file-where = Where
file-radius = Radius around the point, in metres
file-radius-hint = 0 is the point alone.
file-words-only = We know nothing but the words: it may lie anywhere within { $distance } of this point
file-words-only-hint = Tick this if you pass on words whose exact point you do not know. The check then looks as far.
file-map = Map of the announced area and of what you may see

file-band = How high
file-band-hint = An empty end is open. Both empty means all heights.
file-band-all = All heights
file-lower = Lower end
file-upper = Upper end
file-measure-m-amsl = m above sea level
file-measure-m-agl = m above ground
file-measure-ft-amsl = ft above sea level
file-measure-ft-agl = ft above ground
file-measure-fl = flight level
file-measure-lower = Lower end is measured in
file-measure-upper = Upper end is measured in

file-when = When
file-starts = Starts, UTC
file-ends = Ends, UTC
file-when-hint = Like { $moment }, or { $clock } for the next one.
file-now = now
file-plus-minutes = + { $minutes } min
file-plus-hours = + { $hours } h
file-for-hours = { $hours } h
file-local = Here: { $local }
file-past = This lies in the past.
file-lasts = Lasts { $clock }
file-starts-choices = Start from now
file-ends-choices = Length

file-reach = Effects
file-reach-ground = It can reach the ground
file-reach-air-only = It stays in the air
file-reach-hint = If in doubt, leave it at the ground.

file-what = What
file-summary = What will happen, in one or two sentences
file-summary-example = Aircraft will strike.

file-to = To whom
file-to-hint = Ticked parties are asked for an answer. The neutral desk sees every notice.
file-to-fixed = An amendment goes to the same parties as its notice.
file-to-role-neutral = neutral desk
file-to-role-armed = armed party
file-to-role-humanitarian = humanitarian
file-to-role-monitor = monitor
file-answer-by = Answer by, UTC
file-answer-by-usual = Empty means about { $at }, by this mission’s figures.
file-answer-by-hint = Whoever has not answered by then is recorded as silent. Silence is never consent.
file-answer-time = Recipients have until { $at } to answer: { $left }.
file-answer-minutes =
    { $count ->
        [0] less than a minute
        [one] one minute
       *[other] { $count } minutes
    }
file-answer-hours =
    { $count ->
        [one] one hour
       *[other] { $count } hours
    }
file-answer-short = This mission usually gives { $usual }.
file-answer-late = The activity starts before that, so an answer may come too late to change it.
file-answer-later = Start in { $usual } instead

file-drill = This is a drill
file-drill-hint = All its messages are marked DRILL for ever. A drill never becomes a real notice.
file-drill-fixed = An amendment is a drill exactly if its notice is one.
file-drill-word = DRILL

file-near = Known to you nearby
file-near-waits = Give a place, and what you may see nearby is listed here.
file-near-next-day = There is no window yet: the next 24 hours are looked at.
file-near-first = Nobody has chosen yet: this is for the first reading.
file-near-unreachable = The desk does not answer, so nothing could be checked.
file-near-refused = This cannot be checked yet

file-send = Read it back, then file
file-send-place-first = First the place: the text to be read back follows from it.
file-confirmed-by = Confirmed by: role, or name
file-confirmed-by-hint = Who read it aloud and heard it repeated. It is recorded.
file-do = Confirmed: file the notice
file-do-amend = Confirmed: file the amendment
file-do-drill = DRILL: confirmed, file it
file-goes-to = Goes to { $parties }.
file-missing =
    { $count ->
        [one] One thing is missing
       *[other] { $count } things are missing
    }

file-fault-place = A place is needed that can be read, or an area drawn on the map.
file-fault-choice = The words have several readings; choose the one that is meant.
file-fault-radius = The radius is a whole number of metres, at most 2000000.
file-fault-height = A height is a whole number, or empty.
file-fault-band = The upper end lies below the lower end.
file-fault-starts = The start is missing, or is no time in UTC.
file-fault-ends = The end is missing, or is no time in UTC.
file-fault-window = The end lies before the start.
file-fault-over = The whole window lies in the past; nobody could answer it.
file-fault-answer-by = The time to answer has to be a time in UTC that is still ahead.
file-fault-summary = Say what will happen.
file-fault-to = Nobody is asked for an answer. Tick at least one party.
file-fault-read-back = The text to be read back is not here yet.
file-fault-confirmed-by = Say who confirmed the read-back.

file-steps = What is sent
file-step-chosen = The reading that was chosen
file-step-read-back = The read-back
file-step-notice = The notice
file-step-amendment = The amendment
file-state-held = held until the one before it has its receipt
file-state-first = not signed yet
file-state-sending = being sent
file-state-unsure = signed; whether it was sent shows when it goes on
file-state-waiting = NOT SENT, kept here and sent again
file-state-sent = sent, receipt is here
file-state-refused = refused, nothing was stored
file-waits = The line is down. This page goes on by itself when it is back. If it matters now, telephone.
file-refused-hint = Change what the desk names, and file again. What was sent before is not sent twice.
file-broken = A filing was broken off
file-broken-hint = This tab was loaded again before everything was sent. Look at it once more: does it still hold?
file-go-on = It still holds: go on
file-give-up = Give it up
file-give-up-hint = What was sent stays in the log; no notice was filed.
file-done = The notice is filed
file-done-amend = The amendment is filed
file-done-hint = It is in the log, and its receipt is here. Nobody has agreed to anything by that.
file-open = Open the notice
file-another = File another

file-said-chosen = Reading chosen: { $landmark }
file-said-read-back = Place read back: { $at }
file-said-notice = Notice: { $summary }
file-said-amended = Amendment: { $summary }
