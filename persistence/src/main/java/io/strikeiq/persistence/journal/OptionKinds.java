package io.strikeiq.persistence.journal;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.snapshot.ChainSnapshot;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The pairs of venue and series among the options of a chain: one or two as a rule, so that each option of a snapshot
 * takes two bytes and not two names. Allocates for a pair that it has not seen only.
 */
final class OptionKinds {
    private static final String[] NONE = new String[0];
    private String[] venues = NONE;
    private String[] series = NONE;
    private byte[][] venueBytes = new byte[0][];
    private byte[][] seriesBytes = new byte[0][];
    /** Pairs of the chain, as positions among all that were seen; positions in the chain by those. */
    private int[] present = new int[0];

    private int[] positionOf = new int[0];
    private int count;

    /** Finds the pairs of the listed options. */
    void collect(ChainSnapshot snapshot, int columns) {
        Arrays.fill(positionOf, -1);
        count = 0;
        for (int column = 0; column < columns; column++) {
            if (snapshot.instrumentId(column) >= 0) {
                int seen = seen(snapshot.instrument(column));
                if (positionOf[seen] < 0) {
                    present[count] = seen;
                    positionOf[seen] = count++;
                }
            }
        }
    }

    private int seen(Instrument option) {
        for (int i = 0; i < venues.length; i++) {
            if (venues[i].equals(option.venue()) && series[i].equals(option.series())) {
                return i;
            }
        }
        return add(option.venue(), option.series());
    }

    private int add(String venue, String name) {
        int position = venues.length;
        venues = Arrays.copyOf(venues, position + 1);
        series = Arrays.copyOf(series, position + 1);
        venueBytes = Arrays.copyOf(venueBytes, position + 1);
        seriesBytes = Arrays.copyOf(seriesBytes, position + 1);
        present = Arrays.copyOf(present, position + 1);
        positionOf = Arrays.copyOf(positionOf, position + 1);
        venues[position] = venue;
        series[position] = name;
        venueBytes[position] = venue.getBytes(StandardCharsets.UTF_8);
        seriesBytes[position] = name.getBytes(StandardCharsets.UTF_8);
        positionOf[position] = -1;
        return position;
    }

    /** Pairs of the chain. */
    int count() {
        return count;
    }

    /** Position of an option's pair in the chain. */
    int of(Instrument option) {
        return positionOf[seen(option)];
    }

    byte[] venue(int position) {
        return venueBytes[present[position]];
    }

    byte[] series(int position) {
        return seriesBytes[present[position]];
    }
}
