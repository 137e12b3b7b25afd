package io.grapevine.access;

import io.grapevine.access.EventLog.What;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.Conflict;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.domain.Role;
import io.grapevine.graph.account.Account;
import io.grapevine.graph.account.AccountStore;
import io.grapevine.graph.account.GrantStore;
import io.grapevine.graph.account.GrantStore.Subject;
import io.grapevine.graph.conversation.ConversationStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/// Manages people, groups and grants, for the page and the command line alike, and notes `by` whom. Whoever calls
/// has checked that the caller may. A change counts at once in this process, in others within seconds.
@Singleton
public class People {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
    private static final String GROUP = "group:";

    private final AccountStore accounts;
    private final GrantStore grants;
    private final ConversationStore conversations;
    private final SignIns signIns;
    private final Credentials believed;
    private final EventLog events;

    @Inject
    public People(
            AccountStore accounts,
            GrantStore grants,
            ConversationStore conversations,
            SignIns signIns,
            Credentials believed,
            EventLog events) {
        this.conversations = conversations;
        this.events = events;
        this.accounts = accounts;
        this.grants = grants;
        this.signIns = signIns;
        this.believed = believed;
    }

    /// @param link the secret of the link by which they choose a password
    public record Invited(String id, String name, String link) {}

    static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /// Makes an account without a password.
    ///
    /// @throws Conflict where the name is taken
    public Invited invite(String by, String name, boolean admin) {
        signIns.requirePasswords();
        var plain = named(name);
        var id = UUID.randomUUID().toString();
        if (!accounts.create(id, plain, admin, Instant.now())) {
            throw new Conflict("There is somebody called '" + plain + "' already. Choose another name.");
        }
        events.note(by, What.INVITED, plain);
        return new Invited(id, plain, signIns.link(id));
    }

    private static String named(String name) {
        var plain = name == null ? "" : plain(name);
        if (!NAME.matcher(plain).matches() || plain.equals(Subject.EVERYONE.key())) {
            throw new BadInput(
                    "A name has 1 to 64 letters, digits, dots, hyphens, underscores or @, and is not 'everyone'.");
        }
        return plain;
    }

    /// A new link by which somebody sets a new password.
    public Invited link(String by, String name) {
        signIns.requirePasswords();
        var account = find(name);
        events.note(by, What.LINK_MADE, account.name());
        return new Invited(account.id(), account.name(), signIns.link(account.id()));
    }

    /// @throws NotFound where there is no such account
    public Account find(String name) {
        return accounts.named(plain(name))
                .orElseThrow(() ->
                        new NotFound("There is nobody called '" + name + "'. List people: ./grapevine users list"));
    }

    /// @throws Conflict where no administrator would be left
    public void setRights(String by, String name, boolean admin, boolean active) {
        var account = find(name);
        if (!(admin && active)) {
            requireAnotherAdmin(account);
        }
        accounts.setRights(account.id(), admin, active);
        var state = active ? admin ? "administrator" : "member" : "blocked";
        events.note(by, What.RIGHTS_CHANGED, account.name() + ": " + state);
        believed.forget();
    }

    /// Removes somebody with all that is theirs: conversations, thumbs, keys, sessions and grants. Nothing of
    /// it comes back by an answer that is still under way. Documents are their collections', and stay.
    ///
    /// @throws Conflict where no administrator would be left
    public void remove(String by, String name) {
        var account = find(name);
        requireAnotherAdmin(account);
        conversations.removeAllOf(account.id());
        accounts.remove(account.id());
        conversations.removeAllOf(account.id()); // what came meanwhile
        events.note(by, What.PERSON_REMOVED, account.name());
        believed.forget();
    }

    private void requireAnotherAdmin(Account account) {
        var others = accounts.list().stream()
                .anyMatch(
                        other -> other.admin() && other.active() && !other.id().equals(account.id()));
        if (account.admin() && !others) {
            throw new Conflict("'" + account.name() + "' is the last administrator. Make somebody else one first.");
        }
    }

    /// Makes somebody a member of a group, which begins with its first member.
    public void addToGroup(String by, String group, String name) {
        accounts.addToGroup(named(group), find(name).id());
        events.note(by, What.JOINED_GROUP, plain(name) + ": " + plain(group));
        believed.forget();
    }

    public void removeFromGroup(String by, String group, String name) {
        if (!accounts.removeFromGroup(plain(group), find(name).id())) {
            throw new NotFound("'" + name + "' is no member of the group '" + group + "'.");
        }
        events.note(by, What.LEFT_GROUP, plain(name) + ": " + plain(group));
        believed.forget();
    }

    public void removeGroup(String by, String group) {
        if (!accounts.removeGroup(plain(group))) {
            throw new NotFound("There is no group '" + group + "'. List them: ./grapevine groups list");
        }
        events.note(by, What.GROUP_REMOVED, plain(group));
        believed.forget();
    }

    /// @param to a person's name, `group:NAME` or `everyone`
    public void grant(String by, String to, String collection, Role role) {
        if (collection == null || collection.isBlank()) {
            throw new BadInput("Name the collection.");
        }
        grants.put(subject(to), collection.strip(), role);
        events.note(by, What.GRANTED, plain(to) + ": " + role.label() + " of " + collection.strip());
        believed.forget();
    }

    /// @param from as in [#grant]
    public void revoke(String by, String from, String collection) {
        if (!grants.remove(subject(from), collection)) {
            throw new NotFound("'" + from + "' has no role on the collection " + collection + " of their own.");
        }
        events.note(by, What.REVOKED, plain(from) + ": " + collection);
        believed.forget();
    }

    /// A collection was removed: a later one of the same name is another.
    public void forgetCollection(String by, String collection) {
        events.note(by, What.COLLECTION_REMOVED, collection);
        grants.removeAll(collection);
        believed.forget();
    }

    private Subject subject(String who) {
        var name = who == null ? "" : plain(who);
        if (name.equals(Subject.EVERYONE.key())) {
            return Subject.EVERYONE;
        }
        if (!name.startsWith(GROUP)) {
            return Subject.account(find(name).id());
        }
        var group = name.substring(GROUP.length());
        if (accounts.groups().stream().noneMatch(known -> known.name().equals(group))) {
            throw new NotFound("There is no group '" + group
                    + "'. It begins with its first member, one of the identity provider's when that one signs in.");
        }
        return Subject.group(group);
    }
}
