/** The register: what must not be harmed, where it is, and who may know of it. */

import { deskKind, kind } from './kind'
import { list, needed, object, optional, time, whole, word, type Said } from './shape'
import { altitudeBand, long, metres, place, point, short, slug, standoff, statedInstant } from './values'

export const siteCategory = word('SiteCategory', [
  'health', 'education', 'displacement', 'humanitarian', 'water', 'electricity', 'food', 'communications',
  'crossing', 'worship-or-culture', 'un-position', 'other',
])

/** What a site is used for. */
export type SiteCategory = Said<typeof siteCategory>

export const waypoint = object('Waypoint', {
  name: needed(short),
  point: needed(point),
  arrives_at: optional(time),
  departs_at: optional(time),
  tolerance_s: optional(whole(0, 86_400)),
})

/** One planned stop of a movement; times that are not stated are unknown, not midnight. */
export type Waypoint = Said<typeof waypoint>

export const progress = word('Progress', [
  'departed', 'waypoint', 'delayed', 'deviated', 'facilitated', 'impeded', 'denied', 'postponed', 'cancelled',
  'arrived',
])

const rivalReading = object('RivalReading', {
  landmark: needed(short),
  point: needed(point),
  apart_m: needed(whole()),
})

const site = kind(
  {
    name: needed(short),
    category: needed(siteCategory),
    place: needed(place),
    function: optional(short),
    standoff_m: optional(standoff, 0),
    heights: optional(altitudeBand),
    contacts: optional(list(short, undefined, 20), []),
    review_by: optional(time),
  },
  {
    parts: {
      identity: ['name', 'category', 'function'],
      place: ['place', 'standoff_m', 'heights'],
      contacts: ['contacts'],
    },
  },
)

const movement = kind(
  {
    name: needed(short),
    waypoints: needed(list(waypoint, 2, 200)),
    stated: needed(long),
    escort: needed(word('Escort', ['none', 'unarmed', 'armed'])),
    purpose: optional(short),
    escort_description: optional(short),
    vehicles: optional(list(short, undefined, 100), []),
    corridor_m: optional(standoff, 500),
    standoff_m: optional(standoff, 0),
    contacts: optional(list(short, undefined, 20), []),
  },
  {
    parts: {
      identity: ['name', 'purpose', 'vehicles', 'escort', 'escort_description'],
      route: ['stated', 'waypoints', 'corridor_m', 'standoff_m'],
      contacts: ['contacts'],
    },
  },
)

const position = kind(
  {
    label: needed(short),
    place: needed(place),
    standoff_m: optional(standoff, 0),
    heights: optional(altitudeBand),
  },
  { parts: { identity: ['label'], place: ['place', 'standoff_m', 'heights'] } },
)

export const REGISTER = {
  'checkfire.site-notified/1': site,
  'checkfire.site-amended/1': site,
  'checkfire.site-verified/1': kind({ person: needed(short), role: needed(short) }),
  'checkfire.site-review-overdue/1': deskKind({ review_by: needed(time) }),
  'checkfire.site-withdrawn/1': kind({ reason: needed(short) }),
  'checkfire.movement-notified/1': movement,
  'checkfire.movement-amended/1': movement,
  'checkfire.movement-progressed/1': kind({
    progress: needed(progress),
    waypoint: optional(short),
    happened: optional(statedInstant),
    note: optional(long),
  }),
  'checkfire.position-declared/1': position,
  'checkfire.position-amended/1': position,
  'checkfire.position-withdrawn/1': kind({ reason: needed(short) }),
  'checkfire.consent-given/1': kind({ party: needed(slug), person: needed(short) }),
  'checkfire.consent-withdrawn/1': kind({ party: needed(slug), person: needed(short) }),
  'checkfire.reading-chosen/1': kind({
    phrase: needed(long),
    landmark: needed(short),
    point: needed(point),
    rivals: optional(list(rivalReading, undefined, 200), []),
    person: optional(short),
  }),
  'checkfire.location-read-back/1': kind({
    point: needed(point),
    text: needed(long),
    confirmed_by: needed(short),
  }),
  'checkfire.location-doubted/1': deskKind({ rule: needed(short), doubt: needed(long) }),
  'checkfire.site-checked/1': kind({ found: needed(long), person: optional(short) }),
  'checkfire.track-reported/1': kind({
    point: needed(point),
    accuracy_m: needed(metres),
    seen: needed(statedInstant),
  }),
  'checkfire.belief-stated/1': kind({ place: needed(place), belief: needed(long), basis: needed(long) }),
} as const
