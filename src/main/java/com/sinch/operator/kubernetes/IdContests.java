package com.sinch.operator.kubernetes;

import com.sinch.operator.api.Project;
import com.sinch.operator.api.Subproject;
import com.sinch.operator.domain.hierarchy.Identity;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.List;
import java.util.stream.Stream;

/** Who claims the same ID: Projects and Subprojects share one space of IDs. */
public final class IdContests {

    private static final String BY_ID = "id";

    private final GrantedIds granted = new GrantedIds();
    private final ObjectCaches objects;

    /** @param objects the caches of all controllers */
    public IdContests(ObjectCaches objects) {
        this.objects = objects;
    }

    /** To be said of the projects' cache before the start. */
    public void indexProjects(IndexerResourceCache<Project> projects) {
        projects.addIndexer(BY_ID, project -> List.of(Facts.id(project)));
    }

    /** To be said of the subprojects' cache before the start. */
    public void indexSubprojects(IndexerResourceCache<Subproject> subprojects) {
        subprojects.addIndexer(BY_ID, subproject -> List.of(Facts.id(subproject)));
    }

    /** The claims to a project's ID, its own among them. */
    public Identity.Contest of(Project project) {
        return of(Facts.id(project), Facts.claim(project));
    }

    /** The claims to a subproject's ID, its own among them. */
    public Identity.Contest of(Subproject subproject) {
        return of(Facts.id(subproject), Facts.claim(subproject));
    }

    private Identity.Contest of(String id, Identity.Claim own) {
        return granted.contest(
                id,
                own,
                () -> Stream.concat(
                        objects.of(Project.class).byIndex(BY_ID, id).map(Facts::claim),
                        objects.of(Subproject.class).byIndex(BY_ID, id).map(Facts::claim)));
    }
}
