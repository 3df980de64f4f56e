/** JMH benchmarks of single kernels and of the pipeline's throughput beside a bare ring. */
package io.strikeiq.bench.kernel;
