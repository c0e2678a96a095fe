/** Who hangs under whom: references, permission, acceptance, billing links, IDs and derived names. */
@NullMarked
package com.sinch.operator.domain.hierarchy;

import org.jspecify.annotations.NullMarked;
