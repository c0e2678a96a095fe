package com.sinch.operator.domain.key;

import com.sinch.operator.domain.hierarchy.ObjectName;

/**
 * The object that keys are made for, as an issuer knows it.
 *
 * @param name which object
 * @param uid its UID: another object of the same name, later, has another
 * @param objectId its project or subproject ID, which the keys open
 */
public record KeyOwner(ObjectName name, String uid, String objectId) {}
