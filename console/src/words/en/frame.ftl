frame-starting = Reading the desk’s picture …
frame-skip = Go to the page
frame-alarms = Alarms
frame-nav = Pages
frame-nav-now = Now
frame-nav-map = Map and list
frame-nav-file = File a notice
frame-nav-log = The log
frame-nav-arrangement = Arrangement
frame-call = CHECK FIRE
frame-live = In contact
frame-lost-short = NO CONTACT
frame-lost = NO CONTACT WITH THE DESK
frame-lost-since = Nothing was heard for { $clock }. What you see may be old. What you send is kept here until the desk has it. Use the telephone too.
frame-unreached = It has not answered since this page was opened. It is asked again and again. What you send is kept here until the desk has it. Use the telephone too.
frame-unrecorded =
    { $count ->
        [one] One message is carried and not recorded yet: the desk’s disk is full.
       *[other] { $count } messages are carried and not recorded yet: the desk’s disk is full.
    }
frame-nowhere = There is no such page
frame-nowhere-hint = The address may have been cut when it was copied. Nothing was sent.
frame-nowhere-now = Go to Now
frame-halt-runs = CHECK FIRE
frame-drill-runs = DRILL: check fire
frame-halt-unanswered =
    { $count ->
        [one] One party has not taken the call
       *[other] { $count } parties have not taken the call
    }

outbox-not-sent =
    { $count ->
        [one] NOT SENT: one message
       *[other] NOT SENT: { $count } messages
    }
outbox-not-sent-hint = Kept on this device and sent again until the desk answers, as long as a page of it is open in this browser. If it matters now, telephone.
outbox-not-sent-elsewhere =
    { $count ->
        [one] NOT SENT: one message of another desk in this browser. It is sent again from here too.
       *[other] NOT SENT: { $count } messages of other desks in this browser. They are sent again from here too.
    }
outbox-carried = Carried to the desks, not recorded yet
outbox-refused = The desk did not take this; nothing was stored
outbox-read = I have read this

settings = Settings
settings-language = Language
settings-unreviewed = This translation has not been reviewed yet. If words matter, read the English.
settings-theme = Light or dark
settings-theme-auto = As this machine has it
settings-theme-light = Light
settings-theme-dark = Dark
settings-sign-out = Leave this desk in this tab
settings-sign-out-unsent =
    { $count ->
        [one] One message is NOT SENT. It stays on this device and is sent again as long as a page is open in this browser. Leave this desk all the same?
       *[other] { $count } messages are NOT SENT. They stay on this device and are sent again as long as a page is open in this browser. Leave this desk all the same?
    }

welcome-what = A deconfliction desk that leaves a provable record. A desk is entered with a key, not with a password.
welcome-desk = The desk at this address:
welcome-keys = Keys in this browser
welcome-sign-in = Enter
welcome-forget = Remove
welcome-forget-sure = Remove the key of { $desk } from this browser? It is the only copy. You then need a new link from the neutral desk.
welcome-forget-unsent =
    { $count ->
        [one] One message signed with the key of { $desk } is NOT SENT. It stays on this device and is sent again. Remove the key? It is the only copy. You then need a new link from the neutral desk.
       *[other] { $count } messages signed with the key of { $desk } are NOT SENT. They stay on this device and are sent again. Remove the key? It is the only copy. You then need a new link from the neutral desk.
    }
welcome-no-key = To enter, open the one-time link that the neutral desk gave you.
welcome-unable = This browser cannot sign
welcome-unable-hint = Checkfire needs Ed25519 keys and a secure address (https, or localhost). Use a current Chromium, Firefox or Safari. Nothing was sent.

enrol-title = Take the desk
enrol-what = A key is made in this browser and never leaves it. The link works once.
enrol-label = Name of this key
enrol-label-default = duty desk
enrol-label-hint = All parties see this name in the log, so name the duty or the machine, not the person.
enrol-do = Make the key and enter
enrol-broken = This is not a complete link
enrol-broken-hint = It may have been cut when it was copied. Nothing was sent. Copy the whole link, or ask the neutral desk for a new one.

fault-unreachable = The desk does not answer.
fault-unreachable-hint = Nothing is lost: what you signed is kept here. Check the line, then try again.
fault-ours = This page made a mistake. Nothing was sent.

