package io.strikeiq.bench.soak;

/**
 * What a service holds after a session.
 *
 * @param day number of the session from 0 on
 * @param process number of the process, from 0 on
 * @param fault what happened to it in the session
 * @param heap bytes in use after a full collection
 * @param threads threads of the process
 * @param descriptors open files and pipes
 * @param sockets those too, such as the connections of the pool, which keeps as many as were last in use at once
 * @param mappings mappings of files, and unbroken stretches of other memory
 */
record Evening(int day, int process, Fault fault, long heap, int threads, int descriptors, int sockets, int mappings) {
    /** Of each figure the lesser of two looks on one evening. */
    Evening least(Evening other) {
        return new Evening(
                day,
                process,
                fault,
                Math.min(heap, other.heap),
                Math.min(threads, other.threads),
                Math.min(descriptors, other.descriptors),
                Math.min(sockets, other.sockets),
                Math.min(mappings, other.mappings));
    }
}
