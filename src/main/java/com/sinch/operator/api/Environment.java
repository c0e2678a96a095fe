package com.sinch.operator.api;

/** What a project is for; Sinch advises one project per environment. */
public enum Environment {
    Development,
    Testing,
    Staging,
    Production
}
