/** What Argo CD, Flux and Helm make of our objects, and of the manifests for them. */
@NullMarked
package com.sinch.operator.gitops;

import org.jspecify.annotations.NullMarked;
