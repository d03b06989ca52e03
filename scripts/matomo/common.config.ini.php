; <?php exit; ?> DO NOT REMOVE THIS LINE
; Settings of the development server, between Matomo's defaults and what its installer writes.

[General]
; It never asks the internet for anything.
enable_internet_features = 0
; Today's reports are made anew whenever they are older than a second.
time_before_today_archive_considered_outdated = 1

[Tracker]
; A hit with &debug=1 is answered with the tracker's reasoning.
debug_on_demand = 1
; No visit is left out for its referrer.
enable_spam_filter = 0
