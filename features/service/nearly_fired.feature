Feature: Nearly fired
  Where one small step of one answer would have changed the decision, a clinician should look. So each case
  names the rules that nearly fired, and cases are found by them.

  Scenario Outline: A rule that one small step would have fired is named, with the step
    Given a person with two weeks of simple low back pain
    And the person answers
      | question   | answer   |
      | onset      | movement |
      | pain_move  | 8        |
      | <question> | <answer> |
    And the person has asked for a week
    Then the rule "<rule>" nearly fired
    And the answer "<step>" to "<question>" would have fired the rule "<rule>"

    Examples:
      | question  | answer       | rule                  | step          |
      | pain_rest | 7            | strong-at-rest        | 8             |
      | age       | 18           | under-18              | 17            |
      | duration  | 2_to_6_weeks | ordinary-acute-strain | under_2_weeks |

  Scenario Outline: What fired, and what is further away, did not nearly fire
    Given a person with two weeks of simple low back pain
    And the person answers
      | question  | answer   |
      | onset     | movement |
      | pain_rest | <pain>   |
    And the person has asked for a week
    Then the rule "strong-at-rest" did not nearly fire

    Examples:
      | pain |
      | 4    |
      | 8    |

  Scenario: A rule that is one tick away for everybody is not named for anybody
    Given a person with two weeks of simple low back pain
    And the person has asked for a week
    Then the rule "chest-pain" did not nearly fire

  Scenario: The cases in which a rule nearly fired are found by it
    Given these people have asked for a week
      | age | onset    | pain_rest |
      | 40  | movement | 4         |
      | 40  | movement | 7         |
      | 50  | movement | 7         |
      | 40  | movement | 8         |
    Then the filter for "strong-at-rest" nearly fired finds the cases 2 and 3

  Scenario: The desk shows what nearly fired before all other rules that did not fire
    Given a person with two weeks of simple low back pain
    And the person answers
      | question  | answer   |
      | onset     | movement |
      | pain_rest | 7        |
    And the person has asked for a week
    When a clinician looks at the rules that did not fire
    Then "strong-at-rest" is among the first, marked as near
    And "chest-pain" comes after them, with the part of it that failed
