package io.strikeiq.core.state;

import java.util.Arrays;

/**
 * Living instruments by id. Ids are dense and never used again, so that the index is held in pages: one whose instruments
 * have all retired is given up, and memory depends on what lives.
 */
final class Listings implements Visited {
    private static final int BITS = 8;
    private static final int PAGE = 1 << BITS;

    private Page[] pages = new Page[4];
    /** By page, null where there is none or all have retired; beside the pages, since the way to a listing is then shorter. */
    private Listing[][] listings = new Listing[4][];
    /** Stands for every page whose instruments have all retired. */
    private final Page dead = new Page();

    /** What was asked for last: the stages of a tick ask for its instrument one after the other. */
    private int lastId = -1;

    private Listing last;
    /** Living instruments. */
    private int count;

    private static final class Page {
        private final boolean[] retired = new boolean[PAGE];
        private int retirements;
    }

    /** The listing of an id; null when it is not defined, or retired. */
    Listing get(int id) {
        return id == lastId ? last : begin(id);
    }

    /** As {@link #get}, for who begins with a tick. */
    Listing begin(int id) {
        Listing listing = lookUp(id);
        last = listing;
        lastId = id;
        return listing;
    }

    /** As {@link #get}, for who does not ask for the same again next. */
    Listing lookUp(int id) {
        int page = id >>> BITS;
        Listing[] there = page < listings.length ? listings[page] : null;
        return there == null ? null : there[id & (PAGE - 1)];
    }

    /** Number of living instruments. */
    int count() {
        return count;
    }

    private void forgetLast() {
        lastId = -1;
        last = null;
    }

    boolean isRetired(int id) {
        int page = id >> BITS;
        return id >= 0
                && page < pages.length
                && pages[page] != null
                && (pages[page] == dead || pages[page].retired[id & (PAGE - 1)]);
    }

    void put(int id, Listing listing) {
        forgetLast();
        Page page = page(id);
        Listing[] there = listings[id >> BITS];
        int slot = id & (PAGE - 1);
        count += there[slot] == null ? 1 : 0;
        there[slot] = listing;
        if (page.retired[slot]) {
            page.retired[slot] = false;
            page.retirements--;
        }
    }

    private Page page(int id) {
        int index = id >> BITS;
        if (index >= pages.length) {
            grow(Math.max(index + 1, 2 * pages.length));
        }
        if (pages[index] == null) {
            pages[index] = new Page();
        } else if (pages[index] == dead) {
            pages[index] = new Page();
            Arrays.fill(pages[index].retired, true);
            pages[index].retirements = PAGE;
        }
        if (listings[index] == null) {
            listings[index] = new Listing[PAGE];
        }
        return pages[index];
    }

    private void grow(int size) {
        pages = Arrays.copyOf(pages, size);
        listings = Arrays.copyOf(listings, size);
    }

    void retire(int id) {
        if (isRetired(id)) {
            return;
        }
        forgetLast();
        Page page = page(id);
        Listing[] there = listings[id >> BITS];
        int slot = id & (PAGE - 1);
        count -= there[slot] == null ? 0 : 1;
        there[slot] = null;
        page.retired[slot] = true;
        page.retirements++;
        if (page.retirements == PAGE) {
            pages[id >> BITS] = dead;
            listings[id >> BITS] = null;
        }
    }

    /** Which ids have retired; the listings themselves belong to their underlyings. */
    @Override
    public void visit(StateVisitor visitor) {
        int size = visitor.visit(pages.length);
        if (size > pages.length) {
            grow(size);
        }
        for (int i = 0; i < size; i++) {
            boolean isDead = visitor.visit(pages[i] == dead);
            boolean isThere = visitor.visit(pages[i] != null);
            if (isDead) {
                pages[i] = dead;
                listings[i] = null;
            } else if (isThere) {
                pages[i] = pages[i] == null ? new Page() : pages[i];
                visitor.visitAll(pages[i].retired);
                pages[i].retirements = visitor.visit(pages[i].retirements);
            }
        }
    }
}
