/** Money: what records say of balances and charges, and who is charged. Exact, and never added across currencies. */
@NullMarked
package com.sinch.operator.domain.billing;

import org.jspecify.annotations.NullMarked;
