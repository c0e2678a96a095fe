package com.sinch.operator.demo;

/**
 * Something to try.
 *
 * @param title what it shows
 * @param command for a shell with KUBECONFIG set and kubectl in its PATH; one line or several
 * @param expectation what it prints. {@code <words>} stands for a word that differs from run to run: the same words for
 *     the same one, other words for another
 */
record Step(String title, String command, String expectation) {}
