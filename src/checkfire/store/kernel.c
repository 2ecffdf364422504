/* The index and the exact test of a check, compiled: the same answers as check/measure.py and check/sighted.py.
 *
 * Rows are those of check/packed.py: 20 numbers, then three for every place. They lie in one arena; a tree of
 * boxes in Earth-centred metres finds them. A change touches one leaf and the boxes above it.
 * Nothing here calls back, reads a file or keeps a clock; whoever calls holds a lock.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { COUNT, FORM, TIMED, GROWN, STANDOFF, LONGEST, RADIUS, X, Y, Z,
       EARLY_A, EARLY_B, LATE_A, LATE_B, LOW, HIGH, DOUBT, TOLD, HEAD = 20 };
enum { POINT, LINE, RING };
enum { WIDTH = 16, SMALL = 64 };
static const double FLATTEST = 6399594.0, ROUNDEST = 6335439.0, WIDE = 30000.0, ROUNDING = 0.001,
                    TOUCH = 0.001;

typedef struct { int32_t lo[3], hi[3], doubt; } Box;
typedef struct { Box box[WIDTH]; int32_t child[WIDTH], parent; int16_t n, leaf; } Node;
typedef struct { int64_t at; int32_t node, owner; } Entry; /* at: where its row lies; -1 free */
typedef struct { double key, away; int32_t id, kind; } Item; /* kind 0 node, 1 entry, 2 measured */
typedef struct { int32_t owner, timed; double gap, away, told[3], deg[2], from, until; } Sight;

typedef struct {
    Node *nodes; int32_t n_nodes, room_nodes, root;
    Entry *entries; int32_t n_entries, room_entries, free_entry;
    double *arena; int64_t used, room; int64_t free_row[SMALL];
    int32_t *stamp, *slot; int32_t room_owners, epoch; /* which objects a question has met already */
    Item *heap; int32_t n_heap, room_heap;
    int32_t *stack; int32_t n_stack, room_stack;
    double *flat; int64_t room_flat;
    Sight *sights; int32_t n_sights, room_sights;
} Kernel;

typedef struct { /* laid out by store/kernel.py */
    int64_t form, n; const double *at; /* n places */
    double grown, longest, radius, origin[3], east[3], north[3], own[3], span[2], stretch[2];
} Asked;

static int grow(void **p, int64_t *room, int64_t need, size_t each) {
    if (need <= *room) return 1;
    int64_t more = *room + *room / 2 + 64;
    if (more < need) more = need;
    void *q = realloc(*p, (size_t)more * each);
    if (!q) return 0;
    *p = q; *room = more;
    return 1;
}
static int grow32(void **p, int32_t *room, int64_t need, size_t each) {
    int64_t r = *room;
    if (!grow(p, &r, need, each)) return 0;
    *room = (int32_t)r;
    return 1;
}

/* ---- geometry ---- */

static void lay(const double *o, const double *e, const double *n, const double *p, double *xy) {
    double dx = p[0] - o[0], dy = p[1] - o[1], dz = p[2] - o[2];
    xy[0] = dx * e[0] + dy * e[1] + dz * e[2];
    xy[1] = dx * n[0] + dy * n[1] + dz * n[2];
}
static double apart(const double *a, const double *b) {
    double x = a[0] - b[0], y = a[1] - b[1], z = a[2] - b[2];
    return sqrt(x * x + y * y + z * z);
}
static double to_edge2(const double *p, const double *a, const double *b) {
    double ux = b[0] - a[0], uy = b[1] - a[1], vx = p[0] - a[0], vy = p[1] - a[1];
    double l = ux * ux + uy * uy, t = l > 0 ? (ux * vx + uy * vy) / l : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    vx -= t * ux; vy -= t * uy;
    return vx * vx + vy * vy;
}
static double turn(const double *a, const double *b, const double *c) {
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
static double edges2(const double *a, const double *b, const double *c, const double *d) {
    double s = turn(a, b, c), t = turn(a, b, d), u = turn(c, d, a), v = turn(c, d, b);
    if (((s > 0) != (t > 0)) && ((u > 0) != (v > 0)) && s != 0 && t != 0 && u != 0 && v != 0) return 0;
    double least = to_edge2(a, c, d), m;
    if ((m = to_edge2(b, c, d)) < least) least = m;
    if ((m = to_edge2(c, a, b)) < least) least = m;
    if ((m = to_edge2(d, a, b)) < least) least = m;
    return least;
}
static int is_inside(const double *p, const double *ring, int64_t n) {
    int inside = 0;
    for (int64_t i = 0; i + 1 < n; i++) {
        const double *a = ring + 2 * i, *b = a + 2;
        if (isnan(a[0]) || isnan(b[0]) || (a[1] > p[1]) == (b[1] > p[1])) continue;
        if (p[0] < a[0] + (p[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0])) inside = !inside;
    }
    return inside;
}
static double flat_gap(int64_t form, const double *own, int64_t n, int64_t other, const double *there, int64_t m) {
    if (form == RING && is_inside(there, own, n)) return 0;
    if (other == RING && is_inside(own, there, m)) return 0;
    double least = INFINITY;
    int64_t edges = n > 1 ? n - 1 : 1, others = m > 1 ? m - 1 : 1;
    for (int64_t i = 0; i < edges; i++) {
        const double *a = own + 2 * i, *b = n > 1 ? a + 2 : a;
        if (isnan(a[0]) || isnan(b[0])) continue;
        for (int64_t j = 0; j < others; j++) {
            const double *c = there + 2 * j, *d = m > 1 ? c + 2 : c;
            if (isnan(c[0]) || isnan(d[0])) continue;
            double e = edges2(a, b, c, d);
            if (e < least) least = e;
        }
    }
    return sqrt(least);
}
static double bend(double longest, double away) {
    double s = away / ROUNDEST;
    return longest * longest / (8 * ROUNDEST) * (s < 1 ? s : 1);
}
static int frame_at(const double *at, double *east, double *north) {
    const double e2 = 0.0066943799901413165;
    double up[3] = {at[0], at[1], at[2] / (1 - e2)}, f = hypot(at[0], at[1]);
    double l = sqrt(up[0] * up[0] + up[1] * up[1] + up[2] * up[2]);
    for (int i = 0; i < 3; i++) up[i] /= l;
    east[0] = f > 0 ? -at[1] / f : 0; east[1] = f > 0 ? at[0] / f : 1; east[2] = 0;
    north[0] = up[1] * east[2] - up[2] * east[1];
    north[1] = up[2] * east[0] - up[0] * east[2];
    north[2] = up[0] * east[1] - up[1] * east[0];
    return 1;
}
/* The gap to one row, of which a line counts from first to last part; k->flat holds the notice's own places. */
static double gap(Kernel *k, const Asked *q, const double *row, double first, double last) {
    int64_t m = (int64_t)row[COUNT];
    const double *at = row + HEAD;
    double way;
    if (q->form == POINT && row[FORM] == POINT) {
        double c = apart(at, q->at) / (2 * FLATTEST);
        way = 2 * FLATTEST * asin(c < 1 ? c : 1);
    } else if (!grow((void **)&k->flat, &k->room_flat, 4 * q->n + 2 * m + 2, sizeof(double))) return 0;
    else {
        double *own = k->flat, *there = own + 2 * q->n, *again = there + 2 * m, ends[6], e[3], n[3];
        const double *o = q->origin, *east = q->east, *north = q->north;
        if (q->radius > WIDE && row[RADIUS] < q->radius) {
            o = row + X; frame_at(o, e, n); east = e; north = n;
            for (int64_t i = 0; i < q->n; i++) lay(o, e, n, q->at + 3 * i, again + 2 * i);
            own = again;
        }
        if (row[FORM] == LINE) {
            for (int i = 0; i < 3; i++) {
                ends[i] = at[i] + first * (at[3 + i] - at[i]);
                ends[3 + i] = at[i] + last * (at[3 + i] - at[i]);
            }
            at = ends;
        }
        for (int64_t i = 0; i < m; i++) lay(o, east, north, at + 3 * i, there + 2 * i);
        way = flat_gap(q->form, own, q->n, (int64_t)row[FORM], there, m);
        way -= bend(q->longest, apart(q->origin, o) + q->radius) + bend(row[LONGEST], apart(row + X, o) + row[RADIUS]);
    }
    double g = floor(way - q->grown - row[GROWN] - ROUNDING);
    return g > 0 ? g : 0;
}
static void told(const Asked *q, const double *row, double *to) {
    memcpy(to, row + TOLD, 3 * sizeof *to);
    if (row[FORM] != LINE) return;
    const double *a = row + HEAD, *b = a + 3;
    double p[2], u[2], v[2];
    lay(q->origin, q->east, q->north, a, u);
    lay(q->origin, q->east, q->north, b, v);
    lay(q->origin, q->east, q->north, q->own, p);
    double ux = v[0] - u[0], uy = v[1] - u[1], l = ux * ux + uy * uy;
    double t = (ux * (p[0] - u[0]) + uy * (p[1] - u[1])) / (l > 1e-9 ? l : 1e-9);
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    for (int i = 0; i < 3; i++) to[i] = a[i] + t * (b[i] - a[i]);
}
static void limit(double a, double b, double most, double *first, double *last) {
    double at = (most - a) / (b - a);
    if (b > a) { if (at < *last) *last = at; }
    else if (b < a) { if (at > *first) *first = at; }
    else if (a > most) *last = -INFINITY;
}

/* Bowring's formula, as in check/earth.py. */
static void to_degrees(const double *at, double *deg) {
    const double e2 = 0.0066943799901413165, a = 6378137.0, b = a * (1 - 1 / 298.257223563), pi = 3.14159265358979323846;
    double level = hypot(at[0], at[1]), r = atan2(at[2] * a, level * b), s = sin(r), c = cos(r);
    deg[0] = atan2(at[2] + e2 / (1 - e2) * b * s * s * s, level - e2 * a * c * c * c) * (180 / pi);
    deg[1] = atan2(at[1], at[0]) * (180 / pi);
}

/* ---- the tree ---- */

static int32_t clamp(double v) { return v < -2e9 ? -2000000000 : v > 2e9 ? 2000000000 : (int32_t)v; }
static Box box_of(const double *row) {
    Box box;
    double wide = row[GROWN] + row[STANDOFF] + 1;
    const double *a = row + X, *b = a;
    if (row[FORM] == RING) wide += row[RADIUS];
    else {
        wide += row[LONGEST] * row[LONGEST] / (8 * ROUNDEST);
        a = row + HEAD; b = a + 3 * ((int64_t)row[COUNT] - 1);
    }
    for (int d = 0; d < 3; d++) {
        box.lo[d] = clamp(floor((a[d] < b[d] ? a[d] : b[d]) - wide));
        box.hi[d] = clamp(ceil((a[d] > b[d] ? a[d] : b[d]) + wide));
    }
    box.doubt = clamp(floor(row[DOUBT]));
    return box;
}
static void join(Box *a, const Box *b) {
    for (int d = 0; d < 3; d++) {
        if (b->lo[d] < a->lo[d]) a->lo[d] = b->lo[d];
        if (b->hi[d] > a->hi[d]) a->hi[d] = b->hi[d];
    }
    if (b->doubt < a->doubt) a->doubt = b->doubt;
}
static Box whole(const Node *node) {
    Box box = {{INT32_MAX, INT32_MAX, INT32_MAX}, {INT32_MIN, INT32_MIN, INT32_MIN}, INT32_MAX};
    for (int i = 0; i < node->n; i++) join(&box, &node->box[i]);
    return box;
}
static int64_t reach(const Box *b) {
    return (int64_t)b->hi[0] - b->lo[0] + b->hi[1] - b->lo[1] + b->hi[2] - b->lo[2];
}
static int32_t new_node(Kernel *k, int leaf) {
    if (!grow32((void **)&k->nodes, &k->room_nodes, k->n_nodes + 1, sizeof(Node))) return -1;
    Node *node = &k->nodes[k->n_nodes];
    node->n = 0; node->leaf = (int16_t)leaf; node->parent = -1;
    return k->n_nodes++;
}
static int place_of(const Node *parent, int32_t child) {
    int i = 0;
    while (parent->child[i] != child) i++;
    return i;
}
static void adopt(Kernel *k, int32_t at, const Box *box, int32_t child) {
    Node *node = &k->nodes[at];
    node->box[node->n] = *box;
    node->child[node->n++] = child;
    if (node->leaf) k->entries[child].node = at;
    else k->nodes[child].parent = at;
}
static void refit(Kernel *k, int32_t at) {
    while (k->nodes[at].parent >= 0) {
        Node *parent = &k->nodes[k->nodes[at].parent];
        Box now = whole(&k->nodes[at]), *old = &parent->box[place_of(parent, at)];
        if (!memcmp(old, &now, sizeof now)) return;
        *old = now;
        at = k->nodes[at].parent;
    }
}
static int by_value(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}
/* Put a child into a node, and share a full one between itself and a new one, up to a new root. */
static int insert(Kernel *k, int32_t at, Box box, int32_t child) {
    while (k->nodes[at].n == WIDTH) {
        int32_t other = new_node(k, k->nodes[at].leaf), up;
        if (other < 0) return 0;
        Node *node = &k->nodes[at], old = *node;
        Box all = whole(node);
        int axis = 0;
        for (int d = 1; d < 3; d++)
            if (all.hi[d] - all.lo[d] > all.hi[axis] - all.lo[axis]) axis = d;
        int64_t order[WIDTH][2];
        for (int i = 0; i < WIDTH; i++) {
            order[i][0] = (int64_t)old.box[i].lo[axis] + old.box[i].hi[axis];
            order[i][1] = i;
        }
        qsort(order, WIDTH, sizeof order[0], by_value);
        node->n = 0;
        for (int i = 0; i < WIDTH; i++)
            adopt(k, i < WIDTH / 2 ? at : other, &old.box[order[i][1]], old.child[order[i][1]]);
        int64_t mid = ((int64_t)order[WIDTH / 2 - 1][0] + order[WIDTH / 2][0]) / 2;
        adopt(k, (int64_t)box.lo[axis] + box.hi[axis] < mid ? at : other, &box, child);
        if ((up = k->nodes[at].parent) < 0) {
            if ((up = new_node(k, 0)) < 0) return 0;
            k->root = up;
            box = whole(&k->nodes[at]);
            adopt(k, up, &box, at);
        } else refit(k, at);
        box = whole(&k->nodes[other]);
        child = other;
        at = up;
    }
    adopt(k, at, &box, child);
    refit(k, at);
    return 1;
}
static int32_t leaf_for(const Kernel *k, const Box *box) {
    int32_t at = k->root;
    while (!k->nodes[at].leaf) {
        const Node *node = &k->nodes[at];
        int64_t least = INT64_MAX, small = INT64_MAX;
        int best = 0;
        for (int i = 0; i < node->n; i++) {
            Box both = node->box[i];
            join(&both, box);
            int64_t own = reach(&node->box[i]), more = reach(&both) - own;
            if (more < least || (more == least && own < small)) least = more, small = own, best = i;
        }
        at = node->child[best];
    }
    return at;
}

/* ---- what is called ---- */

void cf_free(Kernel *k) {
    if (!k) return;
    free(k->nodes); free(k->entries); free(k->arena); free(k->stamp); free(k->slot);
    free(k->heap); free(k->stack); free(k->flat); free(k->sights); free(k);
}
Kernel *cf_new(void) {
    Kernel *k = calloc(1, sizeof *k);
    if (!k) return NULL;
    k->free_entry = -1;
    for (int i = 0; i < SMALL; i++) k->free_row[i] = -1;
    k->root = new_node(k, 1);
    if (k->root < 0) { cf_free(k); return NULL; }
    return k;
}
/* Keep a row; return the number of its entry, which is not in the tree yet, or -1. */
static int32_t keep(Kernel *k, int32_t owner, const double *row) {
    int64_t m = (int64_t)row[COUNT], size = HEAD + 3 * m, at;
    if (m < SMALL && k->free_row[m] >= 0) {
        at = k->free_row[m];
        k->free_row[m] = (int64_t)k->arena[at];
    } else {
        if (!grow((void **)&k->arena, &k->room, k->used + size, sizeof(double))) return -1;
        at = k->used; k->used += size;
    }
    memcpy(k->arena + at, row, (size_t)size * sizeof *row);
    int32_t e = k->free_entry;
    if (e >= 0) k->free_entry = k->entries[e].owner;
    else {
        if (!grow32((void **)&k->entries, &k->room_entries, k->n_entries + 1, sizeof(Entry))) return -1;
        e = k->n_entries++;
    }
    int32_t room = k->room_owners;
    if (owner >= room) {
        if (!grow32((void **)&k->stamp, &k->room_owners, owner + 1, 2 * sizeof(int32_t))) return -1;
        int32_t *slot = realloc(k->slot, (size_t)k->room_owners * 2 * sizeof *slot);
        if (!slot) return -1;
        k->slot = slot;
        memset(k->stamp + 2 * room, 0, (size_t)(k->room_owners - room) * 2 * sizeof(int32_t));
    }
    k->entries[e] = (Entry){at, -1, owner};
    return e;
}
int32_t cf_put(Kernel *k, int32_t owner, const double *row) {
    int32_t e = keep(k, owner, row);
    if (e < 0) return -1;
    Box box = box_of(row);
    return insert(k, leaf_for(k, &box), box, e) ? e : -1;
}
void cf_drop(Kernel *k, int32_t e) {
    Entry *entry = &k->entries[e];
    Node *leaf = &k->nodes[entry->node];
    int i = place_of(leaf, e);
    leaf->n--;
    leaf->box[i] = leaf->box[leaf->n];
    leaf->child[i] = leaf->child[leaf->n];
    refit(k, entry->node);
    int64_t m = (int64_t)k->arena[entry->at + COUNT];
    if (m < SMALL) {
        k->arena[entry->at] = (double)k->free_row[m];
        k->free_row[m] = entry->at;
    }
    *entry = (Entry){-1, -1, k->free_entry};
    k->free_entry = e;
}

enum { FULL = 12 }; /* how many of a node's places are taken at first */
typedef struct { double key, at[3]; int32_t entry; } Packed;
static int by_key(const void *a, const void *b) {
    double x = ((const Packed *)a)->key, y = ((const Packed *)b)->key;
    return x < y ? -1 : x > y;
}
/* Halve along the longest side, until what is left fits into a node. */
static void halve(Packed *all, int64_t n) {
    if (n <= FULL) return;
    double lo[3] = {INFINITY, INFINITY, INFINITY}, hi[3] = {-INFINITY, -INFINITY, -INFINITY};
    for (int64_t i = 0; i < n; i++)
        for (int d = 0; d < 3; d++) {
            if (all[i].at[d] < lo[d]) lo[d] = all[i].at[d];
            if (all[i].at[d] > hi[d]) hi[d] = all[i].at[d];
        }
    int axis = 0;
    for (int d = 1; d < 3; d++) if (hi[d] - lo[d] > hi[axis] - lo[axis]) axis = d;
    for (int64_t i = 0; i < n; i++) all[i].key = all[i].at[axis];
    qsort(all, (size_t)n, sizeof *all, by_key);
    int64_t half = ((n + FULL - 1) / FULL + 1) / 2 * FULL;
    halve(all, half);
    halve(all + half, n - half);
}
/* Pack what was kept since the kernel was made into a tree of nodes that have room for more. */
int32_t cf_keep(Kernel *k, int32_t owner, const double *row) { return keep(k, owner, row); }
int cf_pack(Kernel *k) {
    int64_t n = k->n_entries;
    Packed *order = malloc((size_t)(n + 1) * sizeof *order);
    if (!order) return 0;
    for (int64_t i = 0; i < n; i++) {
        memcpy(order[i].at, k->arena + k->entries[i].at + X, sizeof order[i].at);
        order[i].entry = (int32_t)i;
    }
    halve(order, n);
    /* Rows that lie near each other on the Earth shall lie near each other in memory. */
    double *arena = malloc((size_t)(k->used + 1) * sizeof *arena);
    if (!arena) { free(order); return 0; }
    int64_t used = 0;
    for (int64_t i = 0; i < n; i++) {
        Entry *e = &k->entries[order[i].entry];
        int64_t row = HEAD + 3 * (int64_t)k->arena[e->at];
        memcpy(arena + used, k->arena + e->at, (size_t)row * sizeof *arena);
        e->at = used; used += row;
    }
    free(k->arena);
    k->arena = arena; k->room = k->used + 1;
    k->n_nodes = 0;
    int32_t first = 0, leaf = 1;
    for (int64_t many = n;; leaf = 0) {
        int32_t begin = k->n_nodes;
        for (int64_t i = 0; i < many || (leaf && i == 0); i += FULL) {
            int32_t at = new_node(k, leaf);
            if (at < 0) { free(order); return 0; }
            for (int64_t j = i; j < many && j < i + FULL; j++) {
                int32_t child = leaf ? order[j].entry : first + (int32_t)j;
                Box box = leaf ? box_of(k->arena + k->entries[child].at) : whole(&k->nodes[child]);
                adopt(k, at, &box, child);
            }
        }
        first = begin; many = k->n_nodes - begin;
        if (many == 1) break;
    }
    k->root = first;
    free(order);
    return 1;
}

/* ---- questions ---- */

static int begin(Kernel *k, const Asked *q) {
    if (++k->epoch == INT32_MAX) {
        k->epoch = 1;
        memset(k->stamp, 0, (size_t)k->room_owners * 2 * sizeof(int32_t));
    }
    k->n_sights = k->n_stack = k->n_heap = 0;
    if (!grow((void **)&k->flat, &k->room_flat, 4 * q->n + 64, sizeof(double))) return 0;
    for (int64_t i = 0; i < q->n; i++) lay(q->origin, q->east, q->north, q->at + 3 * i, k->flat + 2 * i);
    return 1;
}
static double bulge(const Asked *q) {
    return q->longest * q->longest / (8 * ROUNDEST) + (q->form == RING ? q->radius * q->radius / ROUNDEST : 0);
}
/* Note one row that matters; of an object's rows the nearest is told, and the time of all of them. */
static int note(Kernel *k, const Asked *q, const double *row, int32_t owner, double g, int timed) {
    double from = row[EARLY_A] < row[EARLY_B] ? row[EARLY_A] : row[EARLY_B];
    double until = row[LATE_A] > row[LATE_B] ? row[LATE_A] : row[LATE_B];
    Sight seen = {.owner = owner, .timed = timed, .gap = g,
                  .from = from > q->span[0] ? from : q->span[0], .until = until < q->span[1] ? until : q->span[1]};
    told(q, row, seen.told);
    seen.away = apart(seen.told, q->own);
    to_degrees(seen.told, seen.deg);
    int32_t key = 2 * owner + timed;
    if (k->stamp[key] != k->epoch) {
        if (!grow32((void **)&k->sights, &k->room_sights, k->n_sights + 1, sizeof(Sight))) return 0;
        k->stamp[key] = k->epoch; k->slot[key] = k->n_sights;
        k->sights[k->n_sights++] = seen;
        return 1;
    }
    Sight *known = &k->sights[k->slot[key]];
    if (seen.from > known->from) seen.from = known->from;
    if (seen.until < known->until) seen.until = known->until;
    if (g < known->gap || (g == known->gap && seen.away < known->away)) *known = seen;
    known->from = seen.from; known->until = seen.until;
    return 1;
}
static int push(Kernel *k, int32_t node) {
    if (!grow32((void **)&k->stack, &k->room_stack, k->n_stack + 1, sizeof(int32_t))) return 0;
    k->stack[k->n_stack++] = node;
    return 1;
}
static int meets(const Asked *q, const double *row, double *first, double *last) {
    if (row[LOW] > q->stretch[1] || row[HIGH] < q->stretch[0]) return 0;
    *first = 0; *last = 1;
    limit(row[EARLY_A], row[EARLY_B], q->span[1] + TOUCH, first, last);
    limit(-row[LATE_A], -row[LATE_B], -(q->span[0] - TOUCH), first, last);
    return *first <= *last;
}
/* Find all that is too near at a time that meets (doubt < 0), or all within a distance that is in doubt. */
static int32_t find(Kernel *k, const Asked *q, double within, int doubtful, double now) {
    if (!begin(k, q)) return -1;
    double wide = q->radius + bulge(q) + q->grown + within + 1;
    int32_t lo[3], hi[3], latest = clamp(ceil(now));
    for (int d = 0; d < 3; d++) {
        lo[d] = clamp(floor(q->origin[d] - wide));
        hi[d] = clamp(ceil(q->origin[d] + wide));
    }
    if (!push(k, k->root)) return -1;
    while (k->n_stack) {
        const Node *node = &k->nodes[k->stack[--k->n_stack]];
        for (int i = 0; i < node->n; i++) {
            const Box *b = &node->box[i];
            if (b->lo[0] > hi[0] || b->hi[0] < lo[0] || b->lo[1] > hi[1] || b->hi[1] < lo[1] || b->lo[2] > hi[2]
                || b->hi[2] < lo[2] || (doubtful && b->doubt > latest)) continue;
            if (!node->leaf) {
                if (!push(k, node->child[i])) return -1;
                continue;
            }
            const double *row = k->arena + k->entries[node->child[i]].at;
            double first = 0, last = 1, most = row[STANDOFF];
            if (doubtful) {
                if (row[DOUBT] > now) continue;
                if (within > most) most = within;
            } else if (!meets(q, row, &first, &last)) continue;
            double g = gap(k, q, row, first, last);
            int timed = doubtful || row[TIMED] > 0;
            if (g <= most && !note(k, q, row, k->entries[node->child[i]].owner, g, timed)) return -1;
        }
    }
    return k->n_sights;
}
int32_t cf_meeting(Kernel *k, const Asked *q) { return find(k, q, 0, 0, 0); }
int32_t cf_doubtful(Kernel *k, const Asked *q, double within, double now) { return find(k, q, within, 1, now); }
const Sight *cf_sights(const Kernel *k) { return k->sights; }

static int before(const Item *a, const Item *b) {
    return a->key < b->key || (a->key == b->key && a->away < b->away);
}
static int heap_push(Kernel *k, Item item) {
    if (!grow32((void **)&k->heap, &k->room_heap, k->n_heap + 1, sizeof(Item))) return 0;
    int32_t i = k->n_heap++;
    for (; i && before(&item, &k->heap[(i - 1) / 2]); i = (i - 1) / 2) k->heap[i] = k->heap[(i - 1) / 2];
    k->heap[i] = item;
    return 1;
}
static Item heap_pop(Kernel *k) {
    Item top = k->heap[0], item = k->heap[--k->n_heap];
    int32_t i = 0, c;
    while ((c = 2 * i + 1) < k->n_heap) {
        if (c + 1 < k->n_heap && before(&k->heap[c + 1], &k->heap[c])) c++;
        if (!before(&k->heap[c], &item)) break;
        k->heap[i] = k->heap[c];
        i = c;
    }
    k->heap[i] = item;
    return top;
}
static double to_box(const double *p, const Box *b) {
    double s = 0;
    for (int d = 0; d < 3; d++) {
        double v = p[d] < b->lo[d] ? b->lo[d] - p[d] : p[d] > b->hi[d] ? p[d] - b->hi[d] : 0;
        s += v * v;
    }
    return sqrt(s);
}
/* The least gap that anything in a box can have, as it would be measured: seen from above it is foreshortened. */
static double least_gap(const Asked *q, const Box *b, double rise, double far) {
    if (q->form == LINE && q->n > 2) {
        far = INFINITY;
        for (int64_t i = 0; i + 1 < q->n; i++) {
            double mid[3], d;
            for (int j = 0; j < 3; j++) mid[j] = (q->at[3 * i + j] + q->at[3 * i + 3 + j]) / 2;
            d = to_box(mid, b) - apart(q->at + 3 * i, mid);
            if (d < far) far = d;
        }
    } else far -= q->radius;
    far -= rise;
    if (far <= q->grown) return 0;
    double s = (far + q->radius + rise) * (1 / ROUNDEST), g = far - q->grown - 2;
    if (s < 1e-4) g -= far * 1e-8;
    else if (s < 1) g -= far * (1 - sqrt(1 - s * s));
    return g > 0 ? (double)(int64_t)g : 0;
}
/* Find the nearest objects, and all that are exactly as near as the last of them. */
int32_t cf_nearest(Kernel *k, const Asked *q, int32_t count, double within) {
    if (!begin(k, q) || !heap_push(k, (Item){0, 0, k->root, 0})) return -1;
    Item last = {INFINITY, INFINITY, 0, 0};
    double rise = bulge(q);
    int one = q->form == POINT;
    while (k->n_heap) {
        Item item = heap_pop(k);
        if (before(&last, &item)) break;
        if (item.kind == 2) {
            const double *row = k->arena + k->entries[item.id].at;
            int32_t owner = k->entries[item.id].owner, fresh = k->stamp[2 * owner + 1] != k->epoch;
            if (!note(k, q, row, owner, item.key, 1)) return -1;
            if (fresh && k->n_sights == count) last = item;
        } else if (item.kind == 1) {
            const double *row = k->arena + k->entries[item.id].at;
            double g = gap(k, q, row, 0, 1), to[3];
            if (g > within) continue;
            told(q, row, to);
            if (!heap_push(k, (Item){g, apart(to, q->own), item.id, 2})) return -1;
        } else {
            const Node *node = &k->nodes[item.id];
            if (node->leaf) for (int i = 0; i < node->n; i++) __builtin_prefetch(&k->entries[node->child[i]]);
            for (int i = 0; i < node->n; i++) {
                double far = to_box(q->origin, &node->box[i]), away = one ? far : to_box(q->own, &node->box[i]);
                Item next = {least_gap(q, &node->box[i], rise, far), away, node->child[i], node->leaf};
                if (next.key > within || before(&last, &next)) continue;
                /* What is measured next lies anywhere in memory, and waiting for it is most of the work. */
                if (node->leaf) {
                    const double *row = k->arena + k->entries[next.id].at;
                    __builtin_prefetch(row);
                    __builtin_prefetch(row + HEAD);
                } else for (int l = 0; l < 8; l++) __builtin_prefetch((const char *)&k->nodes[next.id] + 64 * l);
                if (!heap_push(k, next)) return -1;
            }
        }
    }
    return k->n_sights;
}
