arrangement-title = Arrangement
arrangement-what = Who takes part, with which desks and keys, by which figures. Everything here was said in the log, and is changed by saying something new.
arrangement-own = you
arrangement-optional = Not needed.
arrangement-choose = Choose …
arrangement-saying = Signing and handing in …
arrangement-told = In the log as entry { $index }.
arrangement-told-verified = Its receipt was verified in this browser.
arrangement-told-save = Save the receipt
arrangement-told-open = Open the entry
arrangement-told-waiting = NOT SENT yet. It is kept on this device and sent again until the desk answers.

# Roles
arrangement-role-neutral = neutral desk
arrangement-role-neutral-hint = runs the desk and sees everything
arrangement-role-armed = armed party
arrangement-role-armed-hint = announces what it does, and is called to stop
arrangement-role-humanitarian = humanitarian
arrangement-role-humanitarian-hint = registers sites and movements
arrangement-role-monitor = monitor
arrangement-role-monitor-hint = observes, and confirms that fire has stopped

# Parties and desks
arrangement-admit = Admit a party
arrangement-admit-what = All parties are told. A party cannot be taken out again; its keys can.
arrangement-admit-name = Name of the party
arrangement-admit-name-hint = As the parties know it, at most 200 characters.
arrangement-admit-role = Role
arrangement-admit-do = Admit the party
arrangement-admit-summary = Admit { $party }
arrangement-slug = Short name
arrangement-slug-hint = It stands in every message and never changes: small letters a to z, digits and hyphens, a letter first, at most 40.
arrangement-slug-wrong = Only small letters a to z, digits and hyphens, a letter first.
arrangement-slug-taken = This short name is taken.
arrangement-desks-none = It has no desk yet: nobody can be reached there.
arrangement-open = Open a desk
arrangement-open-name = Name of the desk
arrangement-open-name-hint = The duty, never a person: “Duty desk”, “Hotline of the operations centre”. At most 200 characters.
arrangement-open-do = Open the desk
arrangement-open-summary = Open the desk { $desk }
arrangement-itself = The desk itself: checks, deliveries, silences and steps of the ladder are said from here, by no person.
arrangement-present = Somebody was there at
arrangement-present-ago = { $age } ago
arrangement-present-missed = NOT REACHABLE: a check of presence was not answered.
arrangement-present-never = Nobody has confirmed presence here yet.

# Keys
arrangement-keys = { $count ->
        [one] 1 key
       *[other] { $count } keys
    }
arrangement-keys-own = A key speaks for this desk. One that nobody here knows: revoke it, and telephone the neutral desk.
arrangement-keys-none = It has no key: nobody can speak or be reached there.
arrangement-key-here = this tab
arrangement-key-enrolled = enrolled
arrangement-key-revoked = REVOKED
arrangement-revoke = Revoke
arrangement-revoke-title = Revoke a key of { $desk }
arrangement-revoke-stands = What it said before stands.
arrangement-revoke-never = It says nothing more from now on, and receives nothing. This cannot be taken back; a new key needs a new link from the neutral desk.
arrangement-revoke-own = It is the key of this tab. This tab leaves the desk.
arrangement-revoke-last = It is the last key of this desk. Without another nobody can be reached there, not even by a call to check fire.
arrangement-revoke-reason = Reason
arrangement-revoke-reason-hint = All parties read it. At most 200 characters.
arrangement-revoke-do = Revoke the key
arrangement-revoke-cancel = Keep the key
arrangement-revoke-close = Close
arrangement-revoke-leave = Save the receipt now if you want it: closing leaves the desk in this tab.
arrangement-revoke-summary = Revoke the key “{ $label }” of { $desk }

# Links
arrangement-invite = Make an enrolment link
arrangement-invite-again = Make another link
arrangement-invite-once = It makes one key for { $desk }, once.
arrangement-invite-until = It is valid for 72 hours, until
arrangement-invite-care = Whoever has this link can speak for that desk. Give it by a line that you trust, and telephone that it has arrived.
arrangement-invite-link = The link
arrangement-invite-copy = Copy
arrangement-invite-copied-yes = Copied.
arrangement-invite-copied-no = This browser did not copy it. The link is selected: copy it by hand.
arrangement-invite-hide = Hide
arrangement-invite-qr = QR code of the link for { $desk }

# Figures
arrangement-figures = Figures of the mission
arrangement-figures-who = The neutral desk sets them.
arrangement-figures-set = Change figures
arrangement-figures-set-hint = Only what you change is said. A new figure holds from its entry on; notices that were filed before keep their deadline.
arrangement-figures-do = { $count ->
        [0] Nothing is changed
        [one] Set 1 figure
       *[other] Set { $count } figures
    }
arrangement-figures-summary = { $count ->
        [one] Set 1 figure of the mission
       *[other] Set { $count } figures of the mission
    }
arrangement-figure-is = = { $words }
arrangement-becomes = becomes
arrangement-figure-answer_within_s = Time to answer a notice
arrangement-figure-answer_within_s-hint = Then silence is recorded, unless the notice states its own time.
arrangement-figure-ladder_s = Steps of the ladder
arrangement-figure-ladder_s-hint = After a call to check fire, while nobody has taken it. The last step is repeated.
arrangement-figure-reopen_within_s = A halt is reopened within
arrangement-figure-reopen_within_s-hint = A report of fire this soon after its closing reopens it.
arrangement-figure-nearest_within_m = Nearest objects are listed within
arrangement-figure-nearest_within_m-hint = Around every notice, whatever the check finds.
arrangement-figure-concerned_within_m = A call concerns notices within
arrangement-figure-concerned_within_m-hint = Their parties must answer the call.
arrangement-figure-rival_within_m = Rival landmarks are sought within
arrangement-figure-rival_within_m-hint = Around the landmark that a place was described from.
arrangement-figure-rival_apart_m = Rivals are listed from
arrangement-figure-rival_apart_m-hint = A rival whose point lies nearer is not listed.
arrangement-in-seconds = in seconds
arrangement-in-ladder = in seconds
arrangement-in-metres = in metres
arrangement-wrong-seconds = A whole number of seconds, from 1 to 31622400 (366 days).
arrangement-wrong-ladder = One to eight rising numbers of seconds, such as 30, 60, 120, 300.
arrangement-wrong-metres = A whole number of metres, from 0 to 500000.
arrangement-days = { $count ->
        [one] 1 day
       *[other] { $count } days
    }
arrangement-hours = { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
arrangement-minutes = { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }
arrangement-seconds = { $count ->
        [one] 1 second
       *[other] { $count } seconds
    }
arrangement-metres = { $count ->
        [one] 1 metre
       *[other] { $count } metres
    }
arrangement-kilometres = { $count ->
        [one] 1 kilometre
       *[other] { $count } kilometres
    }

# Channels
arrangement-channels = Channels
arrangement-channels-what = Lines between the parties outside this desk, such as a hotline.
arrangement-channels-none = Nobody has stated the state of a channel yet.
arrangement-channel-open = open
arrangement-channel-degraded = DEGRADED
arrangement-channel-suspended = SUSPENDED
arrangement-channel-since = since
arrangement-channel-set = Say that a channel changed
arrangement-channel-name = Channel
arrangement-channel-name-hint = As everybody calls it, such as “hotline”. At most 200 characters.
arrangement-channel-state = It is
arrangement-channel-by = By
arrangement-channel-reason = Reason
arrangement-channel-do = Say it to all
arrangement-channel-summary = { $channel }: { $state }
