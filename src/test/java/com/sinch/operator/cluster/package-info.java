/**
 * The local control plane: the best API server that this machine can give to tests, benchmarks and the demo. Start at
 * {@link com.sinch.operator.cluster.LocalControlPlane}.
 */
@NullMarked
package com.sinch.operator.cluster;

import org.jspecify.annotations.NullMarked;
