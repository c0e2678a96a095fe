/** The controller of SinchAccounts: the roots, and the default objects that signing up makes. */
@NullMarked
package com.sinch.operator.controller.account;

import org.jspecify.annotations.NullMarked;
