# What waits for this desk now.
now-title = Now
now-calm = Nothing waits for this desk.
now-drill = DRILL
now-own-check = Your check: { $finding }
now-ago = { $clock } ago
now-days =
    { $count ->
        [one] one day
       *[other] { $count } days
    }
now-waiting =
    { $count ->
        [one] One notice waits for your answer
       *[other] { $count } notices wait for your answer
    }
now-waiting-until = left until
now-waiting-since = past the deadline,
now-waiting-silent = The deadline has passed. Silence is recorded; it is not consent. You can still answer.
now-halt-next = Next, on the page of this call: { $act }
now-concerns-ours = Concerns for you to answer
now-concerns-ours-hint = A concern is open about this notice of yours. Answer it, with a reason.
now-concerns-others = Concerns that wait for the notifier
now-concerns-others-hint = To be answered by
now-soon = Running now, or starting within 12 hours
now-soon-none = No notice that you may see runs now or starts soon. That says nothing about what was not announced.
now-soon-starts = until it starts
now-soon-ends = runs now; until it ends
now-silent = Silent recipients
now-silent-party = No answer from { $party }; silence recorded at
now-silent-hint = Silence is recorded. It is not consent.
now-presence = This desk
now-presence-do = I am at the desk
now-presence-last = Somebody was here at
now-presence-never = Nobody has said yet that this desk is staffed.
now-presence-summary = Somebody is at the desk
now-channels = Channels between the parties
now-channels-none = No state of a channel is recorded.
now-channel-open = open
now-channel-degraded = DEGRADED
now-channel-suspended = SUSPENDED
now-channel-since = since
now-receipts = Last sent from here
now-receipt = Receipt
now-receipt-of = Receipt ({ $kind }): { $what }
